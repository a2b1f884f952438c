import { partBytes, partCount } from '@siegelpost/shared/chunks/parts';
import type { PartPlace, Slot } from '../database/parts.ts';
import { Refusal } from '../refusal.ts';
import { indexOf, packageIdOf, type PartParams } from './requests.ts';

/** Which part a request speaks of. @throws Refusal */
export function placeOf(params: PartParams): PartPlace {
  return {
    bodyIndex: indexOf(params.bodyIndex),
    partIndex: indexOf(params.partIndex),
    packageId: packageIdOf(params.packageId),
  };
}

/** Octets this part has, by the size its body was announced with. @throws Refusal `not-found` */
export function expectedLength({ sealedBytes }: Slot, { partIndex }: PartPlace): number {
  if (partIndex >= partCount(sealedBytes)) throw new Refusal('not-found');
  return partBytes(sealedBytes, partIndex);
}

/** Whether this very part is there already. @throws Refusal `part-conflict` where another one is */
export function isThere({ digest: stored }: Slot, digest: Buffer): boolean {
  if (stored === null) return false;
  if (!stored.equals(digest)) throw new Refusal('part-conflict');
  return true;
}
