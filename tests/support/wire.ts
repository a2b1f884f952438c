import { createHash, randomBytes } from 'node:crypto';
import { paths } from '@siegelpost/shared/api/paths';
import { partBytes, partCount } from '@siegelpost/shared/chunks/parts';
import { eventually } from './eventually.ts';
import type { ReceivedMail } from './mailbox.ts';
import type { TestServer } from './startTestServer.ts';

/** Whatever answers the contract. */
type Place = Pick<TestServer, 'origin'>;

/** One request as it goes over the wire; no client of ours in between. */
export interface WireRequest {
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is JSON. */
  readonly json: Record<string, unknown>;
  /** Code of the problem where it is one. */
  readonly problem: string | undefined;
}

export async function call(
  { origin }: Place,
  method: string,
  path: string,
  { token, json, body, headers }: WireRequest = {},
): Promise<WireAnswer> {
  const response = await fetch(origin + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body ?? (json === undefined ? null : JSON.stringify(json)),
  });
  const text = await response.text();
  const parsed: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  const answer = { ...(parsed as Record<string, unknown>) };
  const type = answer['type'];
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: answer,
    problem: typeof type === 'string' ? type.slice('urn:siegelpost:problem:'.length) : undefined,
  };
}

export const randomId = () => randomBytes(16).toString('base64url');
export const randomToken = () => randomBytes(32).toString('base64url');
export const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest();

/** SHA-256 of the octets a token stands for, as the contract writes it. */
export const digestOf = (token: string) => sha256(Buffer.from(token, 'base64url')).toString('base64url');

export const ADDRESS = 'erika.sommer@amt.example';

/** The code of the `count`th mail to the address. */
export async function mailedCode(
  server: Pick<TestServer, 'mailbox'>,
  address: string,
  count = 1,
  withinMs?: number,
): Promise<string> {
  const mail = await eventually(() => codeMails(server, address)[count - 1], withinMs);
  return /\b\d{6}\b/.exec(mail.parsed.text ?? '')?.[0] ?? '';
}

function codeMails(server: Pick<TestServer, 'mailbox'>, address: string): readonly ReceivedMail[] {
  return server.mailbox.to(address).filter(({ parsed }) => /code/i.test(parsed.subject ?? ''));
}

/** Signs a clerk in and stores a key; answers the session's token. */
export async function signIn(
  server: Pick<TestServer, 'origin' | 'mailbox'>,
  address = ADDRESS,
): Promise<string> {
  const before = codeMails(server, address).length;
  const asked = await call(server, 'POST', paths.sessionCode, { json: { address } });
  const { attempt } = asked.json;
  const code = await mailedCode(server, address, before + 1);
  const session = await call(server, 'POST', paths.session, {
    json: { address, attempt, code, name: 'Erika Sommer' },
  });
  const token = String(session.json['token']);
  await call(server, 'PUT', paths.clerkKey, { token, json: clerkKey(address) });
  return token;
}

/** A key as the server sees it: octets it cannot read. */
export function clerkKey(seed: string) {
  const octets = sha256(Buffer.from(seed));
  return {
    fingerprint: octets.toString('hex'),
    certificate: octets.toString('base64'),
    sealedPrivateKey: octets.toString('base64'),
  };
}

/** A package under way, with what its author knows. */
export interface Draft {
  readonly packageId: string;
  readonly conversationId: string;
  readonly inReplyTo: string | null;
  readonly bodies: readonly Buffer[];
  readonly linkToken: string;
  readonly authToken: string;
}

export function draft(bodies: readonly Buffer[], changes: Partial<Draft> = {}): Draft {
  return {
    packageId: randomId(),
    conversationId: randomId(),
    inReplyTo: null,
    bodies,
    linkToken: randomToken(),
    authToken: randomToken(),
    ...changes,
  };
}

export const newPackage = ({ packageId, conversationId, inReplyTo, bodies }: Draft) => ({
  packageId,
  conversationId,
  inReplyTo,
  bodies: bodies.map(({ length }) => ({ sealedBytes: length })),
});

export const partOf = (body: Buffer, partIndex: number): Buffer<ArrayBuffer> => {
  const start = body.length === 0 ? 0 : partIndex * 8 * 1024 * 1024;
  return Buffer.from(body.subarray(start, start + partBytes(body.length, partIndex)));
};

export const digestField = (octets: Uint8Array) => `sha-256=:${sha256(octets).toString('base64')}:`;

export function putPart(
  server: Place,
  token: string,
  { packageId, bodies }: Pick<Draft, 'packageId' | 'bodies'>,
  [bodyIndex, partIndex]: readonly [number, number],
): Promise<WireAnswer> {
  const octets = partOf(bodies[bodyIndex] ?? Buffer.alloc(0), partIndex);
  return putOctets(server, token, paths.part(packageId, bodyIndex, partIndex), octets);
}

export function putOctets(
  server: Place,
  token: string,
  path: string,
  octets: Uint8Array<ArrayBuffer>,
  digest = digestField(octets),
): Promise<WireAnswer> {
  const headers = { 'content-type': 'application/octet-stream', 'content-digest': digest };
  return call(server, 'PUT', path, { token, body: octets, headers });
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The sealing of a clerk's package. */
export const clerkSeal = ({ linkToken, authToken }: Draft, changes: Record<string, unknown> = {}) => ({
  envelopes: [base64('envelope one'), base64('envelope two')],
  manifest: base64('sealed manifest'),
  authentication: base64('sealed signature'),
  gates: {
    linkTokenDigest: digestOf(linkToken),
    authTokenDigest: digestOf(authToken),
    passwordRequired: true,
  },
  expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  senderRecord: base64('sealed record'),
  ...changes,
});

/** The sealing of a recipient's answer. */
export const answerSeal = () => ({
  envelopes: [base64('envelope')],
  manifest: base64('sealed manifest'),
  authentication: base64('sealed proof'),
  gates: null,
  expiresAt: null,
  senderRecord: null,
});

/** Opens a package and uploads all its parts. */
export async function upload(server: Place, token: string, order: Draft): Promise<void> {
  await call(server, 'POST', paths.packages, { token, json: newPackage(order) });
  for (const [bodyIndex, body] of order.bodies.entries())
    for (let partIndex = 0; partIndex < partCount(body.length); partIndex++)
      await putPart(server, token, order, [bodyIndex, partIndex]);
}

/** A clerk's package, sealed and released. */
export async function sendPackage(
  server: Place,
  token: string,
  bodies: readonly Buffer[] = [randomBytes(1000)],
  seal: Record<string, unknown> = {},
): Promise<Draft> {
  const order = draft(bodies);
  await upload(server, token, order);
  await call(server, 'POST', paths.seal(order.packageId), { token, json: clerkSeal(order, seal) });
  await call(server, 'POST', paths.activate(order.packageId), { token });
  return order;
}

export const notice = (server: Place, { packageId, linkToken }: Pick<Draft, 'packageId' | 'linkToken'>) =>
  call(server, 'POST', paths.notice(packageId), { json: { linkToken } });

export const claim = (
  server: Place,
  { packageId, linkToken, authToken }: Pick<Draft, 'packageId' | 'linkToken' | 'authToken'>,
) => call(server, 'POST', paths.claim(packageId), { json: { linkToken, authToken } });

/** A claim's token. */
export async function claimToken(server: Place, order: Draft): Promise<string> {
  return String((await claim(server, order)).json['token']);
}

/** A small package in one request, as a browser's form writes it. `changes` spoil what is announced. */
export async function sendWhole(
  server: Place,
  token: string,
  order: Draft,
  changes: { readonly seal?: unknown; readonly bodies?: readonly Buffer[]; readonly json?: object } = {},
): Promise<WireAnswer> {
  const form = new FormData();
  const digests = order.bodies.map((body) => sha256(body).toString('base64url'));
  const seal = changes.seal ?? clerkSeal(order);
  form.append('package', JSON.stringify({ package: newPackage(order), digests, seal, ...changes.json }));
  for (const [index, body] of (changes.bodies ?? order.bodies).entries())
    form.append(
      `body-${index}`,
      new Blob([new Uint8Array(body)], { type: 'application/octet-stream' }),
      'body',
    );
  const written = new Response(form);
  const headers = { 'content-type': written.headers.get('content-type') ?? '' };
  const body = new Uint8Array(await written.arrayBuffer());
  return call(server, 'POST', paths.wholePackage, { token, body, headers });
}
