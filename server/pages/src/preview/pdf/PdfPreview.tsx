import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { Waiting } from '../../frame/Waiting.tsx';
import { failureText } from '../../text/failureText.ts';
import { useText } from '../../text/TextContext.tsx';
import { useLoaded } from '../../text/useLoaded.ts';
import { MOST_BYTES } from '../canBeShown.ts';
import { NotShown } from '../NotShown.tsx';
import './pdf.css';
import { PdfControls } from './PdfControls.tsx';
import { loadPdfText, type PdfText } from './pdfText.ts';
import { type PdfState, usePdf } from './usePdf.ts';

const ZOOMS = [1, 1.5, 2, 3] as const;

/** A look at a PDF document without saving it: one page at a time, as pixels. */
export function PdfPreview(props: PdfPreviewProps) {
  const { say, bytes } = useText();
  const here = useLoaded<PdfText | null>(loadPdfText, null);
  if (!here) return <Waiting>{say('preview.reading')}</Waiting>;
  if (props.file.bytes <= MOST_BYTES) return <Pages {...props} here={here} />;
  return <NotShown>{here.say('tooLarge', { bytes: bytes(props.file.bytes) })}</NotShown>;
}

interface PdfPreviewProps {
  readonly file: FileEntry;
  readonly transfer: Pick<Transfer, 'readFile'>;
}

function Pages(props: PdfPreviewProps & { readonly here: PdfText }) {
  const { file, transfer, here } = props;
  const { say } = useText();
  const [page, setPage] = useState(1);
  const [step, setStep] = useState(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<HTMLElement>(null);
  const zoom = ZOOMS[step] ?? 1;
  const state = usePdf(file, transfer, { page, zoom }, canvas, sheet);
  const pages = state.step === 'shown' ? state.pages : 1;
  const turn = (by: number) => setPage((at) => Math.min(pages, Math.max(1, at + by)));
  const resize = (by: number) => setStep((at) => Math.min(ZOOMS.length - 1, Math.max(0, at + by)));
  useLayoutEffect(() => {
    // By hand: a `style` in the markup is refused by our policy in some browsers, and React's own is this anyway.
    if (canvas.current && state.step === 'shown') canvas.current.style.width = `${state.width}px`;
  }, [state]);
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      PageDown: () => turn(1),
      PageUp: () => turn(-1),
      '+': () => resize(1),
      '-': () => resize(-1),
    };
    const found = act[event.key as keyof typeof act];
    if (!found || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    found();
  };
  const shown = state.step === 'shown';
  const label = here.say('of', { name: file.name, page, pages });
  return (
    <div className="preview no-print">
      {state.step === 'reading' && <Waiting>{say('preview.reading')}</Waiting>}
      {shown && (
        <PdfControls
          here={here}
          page={page}
          pages={pages}
          zoom={zoom}
          canGrow={step < ZOOMS.length - 1}
          onTurn={turn}
          onResize={resize}
        />
      )}
      <figure hidden={state.step === 'failed' || state.step === 'refused'}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for what the buttons do, too */}
        <section
          ref={sheet}
          className="pdf__sheet"
          aria-label={label}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <canvas ref={canvas} className="pdf__page" aria-hidden="true" />
          {shown && <PageText title={here.say('text')} text={state.text || here.say('noText')} />}
        </section>
      </figure>
      {shown && (
        <p className="kern-body kern-body--small kern-body--muted">
          {here.say('advice')} {here.say('keys')}
        </p>
      )}
      <NotShown>{refusalText(state, here, say)}</NotShown>
    </div>
  );
}

/** What a screen reader reads instead of the pixels. */
function PageText({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="kern-sr-only">
      <p>{title}</p>
      {text.split('\n').map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </div>
  );
}

function refusalText(state: PdfState, here: PdfText, say: ReturnType<typeof useText>['say']): string | null {
  switch (state.step) {
    case 'refused':
      return here.say(state.fault);
    case 'failed':
      return say(failureText(state.failure).advice);
    case 'reading':
    case 'shown':
      return null;
  }
}
