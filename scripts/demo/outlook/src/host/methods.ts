/** One mailbox call: its name as the add-in writes it, and what it does to the item. */
export interface Method {
  readonly name: string;
  readonly run: (params: unknown) => unknown;
  /** A raw answer is not wrapped into `{error, data}`. */
  readonly raw?: boolean;
}

/** By the dispatch id that office.js sends. */
export type MethodTable = Readonly<Record<number, Method>>;

export interface ItemEvent {
  /** As the add-in knows it, for faults. */
  readonly api: string;
  readonly wire: string;
  readonly payload: unknown;
}

/** What Outlook has open: a draft or a received message. */
export interface HostItem {
  readonly initialData: () => Readonly<Record<string, unknown>>;
  readonly methods: MethodTable;
  readonly subscribe: (listener: (event: ItemEvent) => void) => () => void;
}
