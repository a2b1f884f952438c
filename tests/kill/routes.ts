import { paths } from '@siegelpost/shared/api/paths';
import { partCount } from '@siegelpost/shared/chunks/parts';
import { call, type Draft, putPart, type WireAnswer } from '../support/wire.ts';
import { announcePart, type Asked, type At, putWhereAnnounced, reportPart } from '../support/wireDirect.ts';

export interface FetchedBody {
  readonly packageId: string;
  readonly bodyIndex: number;
  /** Octets it has, as its author knows. */
  readonly bytes: number;
}

/** Octets as they came, or the status of an answer that is none. */
export type Fetched = Buffer | number;

/** How octets come from a client into the store and back. What throws was no answer, and may be tried again. */
export interface Route {
  put(asked: Asked, order: Draft, at: At): Promise<WireAnswer>;
  /** As far as a client comes that dies before it was told that the part has arrived. */
  begin(asked: Asked, order: Draft, at: At): Promise<WireAnswer>;
  fetch(asked: Asked, body: FetchedBody, signal: AbortSignal): Promise<Fetched>;
}

export const throughServer: Route = {
  put: (asked, order, at) => putPart(asked, asked.token, order, at),
  begin: (asked, order, at) => putPart(asked, asked.token, order, at),
  fetch: ({ origin, token }, { packageId, bodyIndex }, signal) =>
    octetsOf(origin + paths.body(packageId, bodyIndex), {
      headers: { authorization: `Bearer ${token}` },
      signal,
    }),
};

/** S3_DIRECT=on: announced, put into the store by the client itself, reported; fetched part by part. */
export const pastServer: Route = {
  async put(asked, order, at) {
    const begun = await pastServer.begin(asked, order, at);
    return begun.status === 200 && begun.json['put'] !== null ? reportPart(asked, order, at) : begun;
  },
  async begin(asked, order, at) {
    const announced = await announcePart(asked, order, at);
    if (announced.status !== 200 || announced.json['put'] === null) return announced;
    const status = await putWhereAnnounced(announced, order, at);
    if (status !== 200) throw new Error(`The store answered ${status}.`);
    return announced;
  },
  async fetch(asked, { packageId, bodyIndex, bytes }, signal) {
    const parts: Buffer[] = [];
    for (let partIndex = 0; partIndex < partCount(bytes); partIndex++) {
      const path = paths.partAddress(packageId, bodyIndex, partIndex);
      const { status, json } = await call(asked, 'GET', path, { token: asked.token });
      if (status !== 200) return status;
      const part = await octetsOf(String(json['url']), { signal });
      if (typeof part === 'number') throw new Error(`The store answered ${part}.`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  },
};

async function octetsOf(url: string, init: RequestInit): Promise<Fetched> {
  const answer = await fetch(url, init);
  if (answer.status === 200) return Buffer.from(await answer.arrayBuffer());
  await answer.body?.cancel();
  return answer.status;
}
