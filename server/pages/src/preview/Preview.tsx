import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useEffect, useRef, useState } from 'react';
import { asFailure, type Failure } from '../failure.ts';
import { Waiting } from '../frame/Waiting.tsx';
import { failureText } from '../text/failureText.ts';
import { useText } from '../text/TextContext.tsx';
import { isPdf, pictureType } from './canBeShown.ts';
import { NotShown } from './NotShown.tsx';
import { paintPicture } from './paintPicture.ts';
import { readContent } from './readContent.ts';

type State =
  | { readonly step: 'reading' }
  | { readonly step: 'shown' }
  /** It is whole, but not what its name says. */
  | { readonly step: 'unreadable' }
  | { readonly step: 'failed'; readonly failure: Failure };

/** A look at a file without saving it. What shows documents comes only when it is wanted. */
export function Preview(props: { readonly file: FileEntry; readonly transfer: Pick<Transfer, 'readFile'> }) {
  return isPdf(props.file.name) ? <DocumentPreview {...props} /> : <PicturePreview {...props} />;
}

function DocumentPreview(props: { readonly file: FileEntry; readonly transfer: Pick<Transfer, 'readFile'> }) {
  const { say } = useText();
  const [viewer, setViewer] = useState<PdfViewer | 'missing' | null>(null);
  useEffect(() => {
    void loadViewer().then(setViewer);
  }, []);
  if (viewer === null) return <Waiting>{say('preview.reading')}</Waiting>;
  if (viewer === 'missing') return <NotShown>{say('preview.missing')}</NotShown>;
  return <viewer.PdfPreview {...props} />;
}

type PdfViewer = typeof import('./pdf/PdfPreview.tsx');

/** Awaited, because the bundler draws a `then` to the script alone: a style that is missing would be heard of by nobody. */
async function loadViewer(): Promise<PdfViewer | 'missing'> {
  try {
    return await import('./pdf/PdfPreview.tsx');
  } catch {
    return 'missing';
  }
}

function PicturePreview(props: { readonly file: FileEntry; readonly transfer: Pick<Transfer, 'readFile'> }) {
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
      <NotShown>
        {state.step === 'unreadable'
          ? say('preview.unreadable')
          : state.step === 'failed'
            ? say(failureText(state.failure).advice)
            : null}
      </NotShown>
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
