import { useEffect, useRef } from 'react';
import { cleanHtml, textAsHtml } from '../mail/cleanHtml.ts';
import type { Draft } from '../mail/draft.ts';
import type { EditorPort } from '../mail/editorPort.ts';
import { plainText } from '../mail/plainText.ts';
import { onAreaKey } from './areas.ts';
import { useOutlook } from './outlookContext.ts';

interface EditorProps {
  readonly draft: Draft;
  readonly onSend: () => void;
  readonly onFrame: (frame: HTMLIFrameElement) => void;
}

const PAPER = `<!doctype html><html lang="de"><head><style>
html{color-scheme:light;background:#fff;height:100%}
body{margin:0;padding:12px 20px;min-height:calc(100% - 24px);box-sizing:border-box;outline:none;color:#1f1f1f;
font:15px/1.5 'Segoe UI',system-ui,sans-serif;overflow-wrap:anywhere}
body.text{white-space:pre-wrap;font-family:ui-monospace,Consolas,monospace;font-size:14px}
p{margin:0 0 .7em}a{color:#135a69}
</style></head><body></body></html>`;

/**
 * The text of a draft. It lives in a frame of its own so that styles of a quoted message or of an add-in
 * never reach the window around it.
 */
export function Editor({ draft, onSend, onFrame }: EditorProps) {
  const { text } = useOutlook();
  const frame = useRef<HTMLIFrameElement>(null);
  const sendRef = useRef(onSend);
  useEffect(() => {
    sendRef.current = onSend;
  });

  const prepare = (): void => {
    const body = frame.current?.contentDocument?.body;
    if (frame.current === null || body === undefined || body.isContentEditable) return;
    const { format, body: content } = draft.get();
    makeEditable(body, text.body, format);
    body.innerHTML = format === 'html' ? cleanHtml(content) : textAsHtml(content);
    body.addEventListener('input', () => keep(draft, body));
    body.addEventListener('paste', (event) => pasteClean(event, body));
    body.addEventListener('keydown', (event) => {
      onAreaKey(event);
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendRef.current();
    });
    draft.setEditor(editorPort(draft, body));
    onFrame(frame.current);
  };

  return (
    <iframe
      ref={frame}
      className="editor"
      title={text.body}
      srcDoc={PAPER}
      onLoad={prepare}
      data-editor={draft.id}
    />
  );
}

function makeEditable(body: HTMLElement, label: string, format: 'html' | 'text'): void {
  body.contentEditable = format === 'html' ? 'true' : 'plaintext-only';
  body.className = format;
  body.setAttribute('role', 'textbox');
  body.setAttribute('aria-multiline', 'true');
  body.setAttribute('aria-label', label);
}

function keep(draft: Draft, body: HTMLElement): void {
  draft.change({ body: draft.get().format === 'html' ? body.innerHTML : body.innerText });
}

function pasteClean(event: ClipboardEvent, body: HTMLElement): void {
  const html = event.clipboardData?.getData('text/html') ?? '';
  if (html === '') return;
  event.preventDefault();
  insertAtCursor(body, cleanHtml(html));
}

/** `execCommand` is the one way browsers know to insert at the cursor so that undo works. */
function insertAtCursor(body: HTMLElement, html: string): void {
  body.ownerDocument.execCommand('insertHTML', false, html);
}

function editorPort(draft: Draft, body: HTMLElement): EditorPort {
  const isHtml = (): boolean => draft.get().format === 'html';
  const changing = (change: () => void): void => {
    change();
    keep(draft, body);
  };
  const asContent = (html: string): string =>
    isHtml()
      ? cleanHtml(html)
      : textAsHtml(plainText(new DOMParser().parseFromString(html, 'text/html').body));
  return {
    getHtml: () => body.innerHTML,
    getText: () => (isHtml() ? plainText(body) : body.innerText),
    setHtml: (html) => changing(() => (body.innerHTML = asContent(html))),
    setText: (plain) => changing(() => (body.innerHTML = textAsHtml(plain))),
    prependHtml: (html) => changing(() => body.insertAdjacentHTML('afterbegin', asContent(html))),
    prependText: (plain) => changing(() => body.insertAdjacentHTML('afterbegin', textAsHtml(plain))),
    appendHtml: (html) => changing(() => body.insertAdjacentHTML('beforeend', asContent(html))),
    insertHtml: (html) => changing(() => insertOrAppend(body, asContent(html))),
    insertText: (plain) => changing(() => insertOrAppend(body, textAsHtml(plain))),
    selection: () => selectionIn(body),
  };
}

function insertOrAppend(body: HTMLElement, html: string): void {
  const selection = body.ownerDocument.getSelection();
  const inside = selection?.rangeCount !== 0 && body.contains(selection?.anchorNode ?? null);
  if (inside) insertAtCursor(body, html);
  else body.insertAdjacentHTML('beforeend', html);
}

function selectionIn(body: HTMLElement): { html: string; text: string } {
  const selection = body.ownerDocument.getSelection();
  if (selection === null || selection.rangeCount === 0) return { html: '', text: '' };
  const holder = body.ownerDocument.createElement('div');
  holder.append(selection.getRangeAt(0).cloneContents());
  return { html: holder.innerHTML, text: selection.toString() };
}
