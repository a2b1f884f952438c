/** What may be done to the text of an open draft. HTML is cleaned before it gets in. */
export interface EditorPort {
  getHtml(): string;
  getText(): string;
  setHtml(html: string): void;
  setText(text: string): void;
  prependHtml(html: string): void;
  prependText(text: string): void;
  appendHtml(html: string): void;
  insertHtml(html: string): void;
  insertText(text: string): void;
  selection(): { readonly html: string; readonly text: string };
}
