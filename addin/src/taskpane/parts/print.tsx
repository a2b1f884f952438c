import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

type Print = (sheet: ReactNode) => void;

const PrintContext = createContext<Print>(() => undefined);

/** Prints a sheet of paper that is not on the screen. */
export function usePrint(): Print {
  return useContext(PrintContext);
}

/** Holds the sheet beside the screen: pane.css shows one on paper and the other on the screen. */
export function PrintProvider({ children }: { children: ReactNode }) {
  const [sheet, setSheet] = useState<{ readonly content: ReactNode } | null>(null);
  useEffect(() => {
    if (sheet) window.print();
  }, [sheet]);
  const print = useCallback<Print>((content) => setSheet({ content }), []);
  return (
    <PrintContext value={print}>
      {children}
      {sheet && createPortal(<div className="sheet">{sheet.content}</div>, document.body)}
    </PrintContext>
  );
}
