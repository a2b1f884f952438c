import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { FrameContext } from './FrameContext.ts';

/**
 * One screen: its heading is the page's title, and takes the focus when the screen replaces another one, so that
 * a screen reader says where one is; unless what matters more on it has it already.
 */
export function Screen({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  const { organisation, takeFocus } = useContext(FrameContext);
  const headingElement = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // `main` itself has it where a browser does not give it to the button that was pressed.
    if (takeFocus() && !document.activeElement?.closest('main *')) headingElement.current?.focus();
  }, [takeFocus]);
  return (
    <>
      <title>{organisation ? `${heading} – ${organisation}` : heading}</title>
      <h1 ref={headingElement} tabIndex={-1} className="kern-heading-large">
        {heading}
      </h1>
      {children}
    </>
  );
}
