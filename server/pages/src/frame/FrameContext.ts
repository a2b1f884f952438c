import { createContext } from 'react';

/** What every screen knows of the page around it. */
export interface Frame {
  /** Empty until it is known. */
  readonly organisation: string;
  /** Whether a new screen takes the focus: all but the first one do. */
  readonly takeFocus: () => boolean;
}

export const FrameContext = createContext<Frame>({ organisation: '', takeFocus: () => false });
