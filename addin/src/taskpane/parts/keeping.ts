import { createContext, useContext, useEffect, useId } from 'react';

/** Why a mail has something to lose; `line` says it beside another mail, null where there is nothing to say. */
export interface Keeper {
  readonly mail: string;
  readonly line: string | null;
}

interface Keeping {
  /** Key of the mail that the screen belongs to. */
  readonly mail: string;
  readonly keep: (id: string, keeper: Keeper | null) => void;
}

export const KeepingContext = createContext<Keeping | null>(null);

/** Keeps the screens of this mail while a pinned pane stands beside another one, as long as there is something to lose. */
export function useKeeping(hasSomethingToLose: boolean, line: string | null): void {
  const keeping = useContext(KeepingContext);
  const id = useId();
  useEffect(() => {
    if (!keeping || !hasSomethingToLose) return;
    keeping.keep(id, { mail: keeping.mail, line });
    return () => keeping.keep(id, null);
  }, [keeping, id, hasSomethingToLose, line]);
}
