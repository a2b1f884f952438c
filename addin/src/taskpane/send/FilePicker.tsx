import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { type DragEvent, useRef, useState } from 'react';
import { usePane } from '../parts/pane.ts';

const useOwnStyles = makeStyles({
  zone: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingVerticalM,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    textAlign: 'center',
  },
  over: {
    border: `1px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Files of any size, by dialog or dropped. Outlook itself takes 25 MB at most: this is the way in for large ones. */
export function FilePicker({ onPick }: { onPick: (files: readonly File[]) => void }) {
  const { text } = usePane();
  const own = useOwnStyles();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={mergeClasses(own.zone, over && own.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onPick(droppedFiles(event));
      }}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="file-input"
        onChange={(event) => {
          onPick(Array.from(event.target.files ?? []));
          // The same file may be chosen again after it was taken off the list.
          event.target.value = '';
        }}
      />
      <Button icon={<AddRegular />} onClick={() => input.current?.click()}>
        {text.say('send.addFiles')}
      </Button>
      <Text size={200} className={own.quiet}>
        {text.say(over ? 'send.dropNow' : 'send.drop')}
      </Text>
    </div>
  );
}

/** A folder looks like a file of no use: its octets cannot be read. */
function droppedFiles(event: DragEvent): File[] {
  return Array.from(event.dataTransfer.items).flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry?.()?.isDirectory) return [];
    const file = item.getAsFile();
    return file ? [file] : [];
  });
}
