/** Something that stops a flow for a while. */
export interface Gate {
  /** Resolves at once while it is open, else when it opens. */
  readonly passed: () => Promise<void>;
  readonly close: () => void;
  readonly open: () => void;
}

export function createGate(): Gate {
  let closed = false;
  const waiting: (() => void)[] = [];
  return {
    passed: () => (closed ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    close: () => void (closed = true),
    open() {
      closed = false;
      for (const pass of waiting.splice(0)) pass();
    },
  };
}
