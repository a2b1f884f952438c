import type { PackageId } from '@siegelpost/shared/api/ids';

/** A signed-in clerk. */
export interface ClerkPrincipal {
  readonly kind: 'clerk';
  readonly clerkId: number;
}

/** Bearer of a claim: somebody who passed all gates of one package. */
export interface RecipientPrincipal {
  readonly kind: 'recipient';
  readonly claimedPackage: PackageId;
  /** Which of the package's claims, counted from 1; null for claims from before they were counted. */
  readonly reader: number | null;
}

/** Somebody who writes first: they had the code from their mailbox. */
export interface VisitorPrincipal {
  readonly kind: 'visitor';
  /** Whose drop-in page it is. */
  readonly clerkId: number;
  readonly visitDigest: Buffer;
  readonly addressDigest: Buffer;
  readonly vouchKey: Buffer;
}

/** Who a bearer token stands for. */
export type Principal = ClerkPrincipal | RecipientPrincipal | VisitorPrincipal;
