import type { Multipart } from '@fastify/multipart';
import { MAX_BODIES, WholePackage } from '@siegelpost/shared/api/packages';
import { SMALL_PACKAGE_BYTES } from '@siegelpost/shared/chunks/parts';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Refusal } from '../refusal.ts';
import { Patience } from './patience.ts';
import { SEAL_LIMIT } from './limits.ts';

/** Boundaries and headers of so many parts. */
const FRAMING_BYTES = (MAX_BODIES + 1) * 512;
const LONGEST_FORM = SMALL_PACKAGE_BYTES + SEAL_LIMIT + FRAMING_BYTES;

/** What @fastify/multipart stops at, whatever is announced. */
export const FORM_LIMITS = {
  fields: 1,
  fieldSize: SEAL_LIMIT,
  files: MAX_BODIES,
  parts: MAX_BODIES + 1,
  // One octet more than the largest body shows that one is too long.
  fileSize: SMALL_PACKAGE_BYTES + 1,
  headerPairs: 10,
};

/** The parts of a small package as they arrive: first what it is, then its bodies in order. */
export class WholeForm {
  readonly #request: FastifyRequest;
  readonly #parts: AsyncIterator<Multipart>;
  readonly #silentMs: number;

  /** @throws Refusal where the form is announced too long, or not at all */
  constructor(request: FastifyRequest, silentMs: number) {
    const length = request.headers['content-length'];
    if (length === undefined) throw new Refusal('length-required');
    if (Number(length) > LONGEST_FORM) throw new Refusal('too-large');
    if (!request.isMultipart()) throw new Refusal('media-type');
    this.#request = request;
    this.#parts = request.parts();
    this.#silentMs = silentMs;
  }

  /** The first field: checked like the bodies of all other requests. @throws Refusal, FastifyError */
  async order(): Promise<WholePackage> {
    const part = await this.#next();
    if (part?.type !== 'field' || part.fieldname !== 'package') throw new Refusal('bad-request');
    if (part.valueTruncated) throw new Refusal('too-large');
    const order = parseJson(part.value);
    const check = this.#request.compileValidationSchema(WholePackage);
    if (!check(order)) throw Object.assign(new Error('not a package'), { validation: check.errors });
    return order as WholePackage;
  }

  /** The octets of the next body. @throws Refusal where another part follows, or none */
  async body(bodyIndex: number): Promise<Readable> {
    const part = await this.#next();
    if (!part) throw new Refusal('length-mismatch');
    if (part.type !== 'file' || part.fieldname !== `body-${bodyIndex}`) throw new Refusal('bad-request');
    return part.file;
  }

  /** @throws Refusal where something follows the last body */
  async end(): Promise<void> {
    if (await this.#next()) throw new Refusal('bad-request');
  }

  async #next(): Promise<Multipart | undefined> {
    const patience = new Patience(this.#silentMs);
    try {
      const next = await patience.for(this.#parts.next());
      return next.done ? undefined : next.value;
    } finally {
      patience.end();
    }
  }
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch (cause) {
    throw new Refusal('bad-request', {}, { cause });
  }
}
