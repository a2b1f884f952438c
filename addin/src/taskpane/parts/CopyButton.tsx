import { Button } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import { usePane } from './pane.ts';
import { Status } from './Status.tsx';

type CopyState = 'idle' | 'copied' | 'failed';

/** Copies a text and says whether it did. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { text } = usePane();
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state !== 'copied') return undefined;
    const timer = setTimeout(() => setState('idle'), 3000);
    return () => clearTimeout(timer);
  }, [state]);
  const copied = state === 'copied';
  return (
    <>
      <Button
        size="small"
        icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy(value).then((done) => setState(done ? 'copied' : 'failed'))}
      >
        {copied ? text.say('action.copied') : label}
      </Button>
      <Status hidden={copied}>
        {copied && text.say('action.copied')}
        {state === 'failed' && text.say('action.copyFailed')}
      </Status>
    </>
  );
}

/** The asynchronous clipboard is often forbidden in a foreign frame; the old command is not. */
async function copy(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return copyBySelection(value);
  }
}

function copyBySelection(value: string): boolean {
  const field = document.createElement('textarea');
  field.value = value;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch {
    done = false;
  }
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
