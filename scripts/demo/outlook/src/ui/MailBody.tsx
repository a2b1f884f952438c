import { useEffect, useRef, useState } from 'react';
import type { CaughtMessage } from '../../../contract/message.ts';
import { cleanHtml, textAsHtml } from '../mail/cleanHtml.ts';

const HEAD = `<!doctype html><html><head><base target="_blank"><style>
html{color-scheme:light;background:#fff}
body{margin:0;padding:16px 20px;color:#1f1f1f;font:15px/1.5 'Segoe UI',system-ui,sans-serif;overflow-wrap:anywhere}
img{max-width:100%}a{color:#135a69}pre{white-space:pre-wrap;font:14px/1.5 ui-monospace,Consolas,monospace;margin:0}
</style></head><body>`;
const LEAST_HEIGHT = 120;

/** A received message. Its frame runs no scripts; links open in a window of their own. */
export function MailBody({ message, title }: { message: CaughtMessage; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(LEAST_HEIGHT);
  const content = message.html === null ? `<pre>${textAsHtml(message.text)}</pre>` : cleanHtml(message.html);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const body = element.contentDocument?.body;
      if (body) setHeight(Math.max(LEAST_HEIGHT, body.scrollHeight + 1));
    };
    const observer = new ResizeObserver(measure);
    const watch = (): void => {
      measure();
      if (element.contentDocument?.body) observer.observe(element.contentDocument.body);
    };
    element.addEventListener('load', watch);
    watch();
    return () => {
      element.removeEventListener('load', watch);
      observer.disconnect();
    };
  }, [content]);

  return (
    <iframe
      ref={frame}
      className="mail-body"
      title={title}
      style={{ height }}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={`${HEAD}${content}</body></html>`}
    />
  );
}
