import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useEffect, useRef, useState } from 'react';
import { asFailure, type Failure } from '../failure.ts';
import { Icon } from '../frame/Icon.tsx';
import { Waiting } from '../frame/Waiting.tsx';
import { failureText } from '../text/failureText.ts';
import { useText } from '../text/TextContext.tsx';
import { pictureType } from './canBeShown.ts';
import { paintPicture } from './paintPicture.ts';
import { readContent } from './readContent.ts';

type State =
  | { readonly step: 'reading' }
  | { readonly step: 'shown' }
  /** It is whole, but not what its name says. */
  | { readonly step: 'unreadable' }
  | { readonly step: 'failed'; readonly failure: Failure };

/** A look at a picture without saving it. */
export function Preview(props: { readonly file: FileEntry; readonly transfer: Pick<Transfer, 'readFile'> }) {
  const { say } = useText();
  const { file, transfer } = props;
  const [state, setState] = useState<State>({ step: 'reading' });
  const canvas = useRef<HTMLCanvasElement>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !canvas.current) return;
    begun.current = true;
    void show(file, transfer, canvas.current).then(setState);
  }, [file, transfer]);
  return (
    <div className="preview no-print">
      {state.step === 'reading' && <Waiting>{say('preview.reading')}</Waiting>}
      <figure hidden={state.step !== 'shown'} aria-label={say('preview.of', { name: file.name })}>
        <canvas ref={canvas} />
      </figure>
      <output className="kern-sr-only">{state.step === 'shown' ? say('preview.shown') : ''}</output>
      <p role="alert" className="kern-body kern-body--small with-icon danger">
        {state.step === 'unreadable' && (
          <>
            <Icon name="danger" />
            <span>{say('preview.unreadable')}</span>
          </>
        )}
        {state.step === 'failed' && (
          <>
            <Icon name="danger" />
            <span>{say(failureText(state.failure).advice)}</span>
          </>
        )}
      </p>
    </div>
  );
}

async function show(
  file: FileEntry,
  transfer: Pick<Transfer, 'readFile'>,
  canvas: HTMLCanvasElement,
): Promise<State> {
  try {
    const content = await readContent(file, transfer, pictureType(file.name) ?? '');
    return await paintPicture(content, canvas).then(
      () => ({ step: 'shown' }),
      () => ({ step: 'unreadable' }),
    );
  } catch (error) {
    return { step: 'failed', failure: asFailure(error) };
  }
}
