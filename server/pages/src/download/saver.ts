/** What a file is called and how long it is. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: number;
}

/** A way to get the bytes of a file onto the disk of the reader. */
export interface Saver {
  /** Above this it often fails, which is said before it starts; null where only the disk is the limit. */
  readonly limitBytes: number | null;
  /** Opens a place for one file. @throws SavingError */
  begin(file: SavedFile): Promise<Saving>;
}

/** A file on its way to the disk. */
export interface Saving {
  /** The feeding end goes here (`Transfer.readFile`). */
  readonly port: MessagePort;
  /** Resolves once the browser has all of a file that is right. @throws SavingError, TransferError */
  readonly finished: Promise<void>;
  /** Takes nothing more until `resume`; what the disk has stays. */
  pause(): void;
  resume(): void;
  /** Ends it; what the disk has so far does not look whole. */
  cancel(): void;
}
