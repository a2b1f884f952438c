import type { PdfText } from './pdfText.ts';

/** Turns pages and changes their size. */
export function PdfControls(props: {
  readonly here: PdfText;
  readonly page: number;
  readonly pages: number;
  readonly zoom: number;
  readonly canGrow: boolean;
  readonly onTurn: (by: number) => void;
  readonly onResize: (by: number) => void;
}) {
  const { page, pages, zoom, onTurn, onResize } = props;
  const { say } = props.here;
  return (
    <div className="pdf__controls">
      {pages > 1 && (
        <div className="pdf__group">
          <Control label={say('previous')} off={page === 1} onClick={() => onTurn(-1)} />
          <output className="kern-body pdf__count">{say('page', { page, pages })}</output>
          <Control label={say('next')} off={page === pages} onClick={() => onTurn(1)} />
        </div>
      )}
      <div className="pdf__group">
        <Control label={say('smaller')} off={zoom === 1} onClick={() => onResize(-1)} />
        <output className="kern-body pdf__count">{say('size', { percent: Math.round(zoom * 100) })}</output>
        <Control label={say('larger')} off={!props.canGrow} onClick={() => onResize(1)} />
      </div>
    </div>
  );
}

/** Keeps the focus where it ends: a button that is switched off would lose it. */
function Control(props: { readonly label: string; readonly off: boolean; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      className="kern-btn kern-btn--secondary"
      aria-disabled={props.off}
      onClick={() => props.off || props.onClick()}
    >
      <span className="kern-label">{props.label}</span>
    </button>
  );
}
