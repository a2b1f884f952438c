import type { ConversationId, PackageId } from '../api/ids.ts';
import type { Octets } from '../envelope/octets.ts';
import type { BegunSending } from './begunSending.ts';
import type { KeyReaders } from './keyReaders.ts';
import type { OutgoingFile, Sent } from './transfer.ts';

/** What somebody without a key sends to one clerk. */
export interface Letter {
  /** What it is found again by: what is answered, or whom one writes to. */
  readonly subject: string;
  /** Everything that is written in it. */
  readonly words: string;
  readonly files: readonly OutgoingFile[];
  /** Null begins one. */
  readonly conversationId: ConversationId | null;
  readonly inReplyTo: PackageId | null;
  readonly readers: KeyReaders;
  readonly manifest: (ids: Ids, files: Sent['files']) => Promise<Octets>;
  readonly prove: (ids: Ids, manifest: Octets) => Promise<Octets>;
}

type Ids = Pick<BegunSending, 'packageId' | 'conversationId'>;
