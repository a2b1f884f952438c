import { type ConversationId, type PackageId, parseConversationId, parsePackageId } from '../api/ids.ts';
import { SALT_BYTES } from '../envelope/bodyProfile.ts';
import { type Octets, randomOctets } from '../envelope/octets.ts';
import { newLinkSecret } from '../envelope/passphrase.ts';
import { newSessionKey } from '../envelope/sessionKey.ts';
import { toBase64Url } from './encoding.ts';
import type { Guards, PackageSecrets } from './guards.ts';
import type { ClerkOrder } from './transfer.ts';
import { TransferError } from './transferError.ts';

/** What a sending begins with: ids and secrets. Whoever keeps them can go on with it after the program has ended. */
export interface SendingPlan extends PackageSecrets {
  readonly conversationId: ConversationId;
  /** One for each file, 32 octets. Under a salt nothing but the same content may ever leave: see `PartJournal`. */
  readonly salts: readonly Octets[];
  /** For the order's password, where they were begun before. */
  readonly guards?: Promise<Guards>;
}

/** Remembers sealed parts over the end of a program. */
export interface PartJournal {
  /**
   * Told of every sealed part before it leaves; answers whether the server has it already.
   * @throws TransferError `file-changed` where another part of this number was told of before
   */
  readonly isDurable: (part: {
    readonly bodyIndex: number;
    readonly partIndex: number;
    readonly bytes: Octets;
  }) => Promise<boolean>;
}

/** A plan of its own for every sending that does not go on with another one. What was prepared is good for one only. */
export function newSendingPlan(
  order: Pick<ClerkOrder, 'conversation' | 'files'>,
  prepared?: { readonly secrets: PackageSecrets; readonly guards: Promise<Guards> },
): SendingPlan {
  return {
    ...(prepared?.secrets ?? newPackageSecrets()),
    conversationId: order.conversation?.conversationId ?? newConversationId(),
    salts: order.files.map(() => randomOctets(SALT_BYTES)),
    ...(prepared ? { guards: prepared.guards } : {}),
  };
}

export function newPackageSecrets(): PackageSecrets {
  return { packageId: newPackageId(), linkSecret: newLinkSecret(), sessionKey: newSessionKey() };
}

/** 128 random bits: an id cannot be guessed. */
export function newPackageId(): PackageId {
  const id = parsePackageId(randomId());
  if (!id) throw new TransferError('internal');
  return id;
}

/** 128 random bits, too. */
export function newConversationId(): ConversationId {
  const id = parseConversationId(randomId());
  if (!id) throw new TransferError('internal');
  return id;
}

const randomId = () => toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
