import type { PartAddress } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import { call, type Draft, partOf, sha256, type WireAnswer } from './wire.ts';

/** A server, and as whom it is asked. */
export interface Asked {
  readonly origin: string;
  readonly token: string;
}

/** Index of a body, index of a part of it. */
export type At = readonly [number, number];

/** Says which octets are going to be put into the store. */
export function announcePart(asked: Asked, order: Draft, at: At): Promise<WireAnswer> {
  const digest = sha256(octetsAt(order, at)).toString('base64url');
  const path = paths.partAddress(order.packageId, ...at);
  return call(asked, 'POST', path, { token: asked.token, json: { digest } });
}

/** Puts the part where its announcement's answer says, past the server. Answers the store's status. */
export async function putWhereAnnounced(announced: WireAnswer, order: Draft, at: At): Promise<number> {
  const { url, headers } = announced.json['put'] as PartAddress;
  const answer = await fetch(url, { method: 'PUT', headers, body: octetsAt(order, at) });
  await answer.arrayBuffer();
  return answer.status;
}

/** Says that the store has it. */
export function reportPart(asked: Asked, { packageId }: Draft, at: At): Promise<WireAnswer> {
  return call(asked, 'POST', paths.partArrival(packageId, ...at), { token: asked.token });
}

const octetsAt = ({ bodies }: Draft, [bodyIndex, partIndex]: At) =>
  partOf(bodies[bodyIndex] ?? Buffer.alloc(0), partIndex);
