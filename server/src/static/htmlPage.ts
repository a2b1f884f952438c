import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCode } from '../errorCode.ts';
import { Refusal } from '../refusal.ts';
import { asPage } from '../security/headers.ts';
import { withLetterhead } from './letterhead.ts';

type Sendable = Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>;

/** What every page of ours is made with. */
export interface PageContent {
  readonly policy: PublicPolicy;
  /** Whom its scripts may ask beside this server. */
  readonly connectTo: readonly string[];
}

/** Sends a page with its letterhead filled in, compressed once and again only when its file has changed. */
export function htmlPage(
  file: string,
  { policy, connectTo }: PageContent,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  let kept: { readonly modified: number; readonly page: Sendable } | undefined;
  return async (request, reply) => {
    const modified = await modifiedAt(file);
    if (kept?.modified !== modified)
      kept = { modified, page: await sendable(withLetterhead(await readFile(file, 'utf8'), policy)) };
    const encoding = acceptedEncoding(request);
    void asPage(reply, connectTo).header('vary', 'accept-encoding').type('text/html; charset=utf-8');
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    return reply.send(kept.page[encoding]);
  };
}

async function modifiedAt(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Refusal('not-found');
    throw error;
  }
}

async function sendable(html: string): Promise<Sendable> {
  const identity = Buffer.from(html);
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity), promisify(gzip)(identity)]);
  return { br, gzip: zipped, identity };
}

function acceptedEncoding({ headers }: FastifyRequest): keyof Sendable {
  const accepted = headers['accept-encoding'] ?? '';
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
