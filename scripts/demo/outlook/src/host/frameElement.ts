export interface FrameElementParts {
  /** See frameName. */
  readonly name: string;
  readonly url: string;
  readonly title: string;
  readonly hidden?: boolean;
}

/** What Outlook on the web lets the page of an add-in do. */
const PERMISSIONS = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
  'allow-modals',
];

/** A frame for a page of the add-in. The name is set before the page can load: office.js reads it at once. */
export function addinFrameElement({
  name,
  url,
  title,
  hidden = false,
}: FrameElementParts): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.name = name;
  iframe.title = title;
  iframe.hidden = hidden;
  iframe.sandbox.add(...PERMISSIONS);
  iframe.allow = 'clipboard-write';
  iframe.src = url;
  return iframe;
}
