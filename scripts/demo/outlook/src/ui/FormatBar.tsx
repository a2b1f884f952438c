import {
  Button,
  Field,
  Input,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Switch,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
} from '@fluentui/react-components';
import {
  LinkRegular,
  TextBoldRegular,
  TextBulletListLtrRegular,
  TextItalicRegular,
  TextNumberListLtrRegular,
  TextUnderlineRegular,
} from '@fluentui/react-icons';
import { useState, type ReactElement } from 'react';
import type { Draft } from '../mail/draft.ts';
import { useOutlook } from './outlookContext.ts';
import { useDraftState } from './useDraftState.ts';

interface FormatBarProps {
  readonly draft: Draft;
  readonly frame: HTMLIFrameElement | null;
}

/** Buttons that change what is selected in the editor. */
export function FormatBar({ draft, frame }: FormatBarProps) {
  const { text } = useOutlook();
  const isText = useDraftState(draft).format === 'text';
  const run = (command: string, value?: string): void => {
    frame?.contentWindow?.focus();
    frame?.contentDocument?.execCommand(command, false, value);
  };
  const button = (command: string, label: string, icon: ReactElement) => (
    <ToolbarButton
      key={command}
      aria-label={label}
      title={label}
      icon={icon}
      disabled={isText}
      // The selection in the editor must survive the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(command)}
    />
  );
  return (
    <Toolbar aria-label={text.formatting} size="small" className="format-bar">
      {button('bold', text.bold, <TextBoldRegular />)}
      {button('italic', text.italic, <TextItalicRegular />)}
      {button('underline', text.underline, <TextUnderlineRegular />)}
      <ToolbarDivider />
      {button('insertUnorderedList', text.bulletList, <TextBulletListLtrRegular />)}
      {button('insertOrderedList', text.numberedList, <TextNumberListLtrRegular />)}
      <LinkButton disabled={isText} insert={(address) => run('createLink', address)} />
      <ToolbarDivider />
      <Switch
        label={text.plainText}
        checked={isText}
        onChange={(_event, { checked }) => void changeFormat(draft, frame, checked ? 'text' : 'html')}
      />
    </Toolbar>
  );
}

function LinkButton({ disabled, insert }: { disabled: boolean; insert: (address: string) => void }) {
  const { text } = useOutlook();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('https://');
  const finish = (): void => {
    setOpen(false);
    if (URL.canParse(address)) insert(address);
  };
  return (
    <Popover open={open} onOpenChange={(_event, data) => setOpen(data.open)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <ToolbarButton aria-label={text.link} title={text.link} icon={<LinkRegular />} disabled={disabled} />
      </PopoverTrigger>
      <PopoverSurface className="link-popover">
        <Field label={text.linkAddress}>
          <Input type="url" value={address} onChange={(_event, { value }) => setAddress(value)} />
        </Field>
        <Button appearance="primary" onClick={finish}>
          {text.insert}
        </Button>
      </PopoverSurface>
    </Popover>
  );
}

async function changeFormat(
  draft: Draft,
  frame: HTMLIFrameElement | null,
  format: 'html' | 'text',
): Promise<void> {
  const editor = await draft.editor();
  const plain = editor.getText();
  const body = frame?.contentDocument?.body;
  if (body === undefined) return;
  body.contentEditable = format === 'html' ? 'true' : 'plaintext-only';
  body.className = format;
  draft.change({ format });
  editor.setText(plain);
}
