/** Something that stops a flow for a while. */
export interface Gate {
  /** Resolves at once while it is open, else when it opens. */
  readonly passed: () => Promise<void>;
  readonly close: () => void;
  readonly open: () => void;
}

export function createGate(): Gate {
  let shut: PromiseWithResolvers<void> | undefined;
  return {
    passed: () => shut?.promise ?? Promise.resolve(),
    close: () => void (shut ??= Promise.withResolvers()),
    open() {
      shut?.resolve();
      shut = undefined;
    },
  };
}
