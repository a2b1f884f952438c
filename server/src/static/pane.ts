import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { storeOrigins } from '../blobs/storeOrigins.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { asPane, asPublicImage, asSignInWindow, type PaneFraming } from '../security/headers.ts';
import { eventFilePreamble } from './eventFilePreamble.ts';

/** What the built pages hold where the nonce of an answer belongs. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';
/** … and where the address of office.js belongs. */
const OFFICE_JS_PLACEHOLDER = '__OFFICE_JS__';
const OWN_OFFICE_JS = '/office-js/office.js';
const CDN_OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

const SIGN_IN_PAGE = 'sign-in.html';
const HTML = /^[A-Za-z0-9_-]+\.html$/;
const FILE = /^(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/;
const HASHED = /^assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;
const IMAGE = /\.(?:png|svg|ico)$/;

/** The pane inside Outlook, and the file that runs on Send. */
export function addPane(
  app: FastifyInstance,
  folder: string,
  { config: { pane, policy, signIn }, blobs, publicOrigin }: Pick<Parts, 'config' | 'blobs' | 'publicOrigin'>,
): void {
  const framing: PaneFraming = {
    outlookOrigins: pane.outlookOrigins,
    officeCdn: pane.officeJsDir === null,
    connectTo: [
      ...(signIn.oidc?.issuers.map((issuer) => new URL(issuer).origin) ?? []),
      ...storeOrigins(blobs),
    ],
  };

  app.get('/pane/launchevent.js', (_request, reply) =>
    sendEventFile(reply, join(folder, 'launchevent.js'), framing, eventFilePreamble(policy, publicOrigin())),
  );

  app.get<{ Params: { '*': string } }>('/pane/*', async ({ params: { '*': path } }, reply) => {
    if (HTML.test(path)) return sendHtml(reply, join(folder, path), framing);
    if (!FILE.test(path)) throw new Refusal('not-found');
    void asPane(reply, framing);
    if (IMAGE.test(path)) void asPublicImage(reply);
    if (HASHED.test(path)) void reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.sendFile(path, folder, { cacheControl: false, index: false });
  });

  // Classic Outlook on Windows asks this before the event file may call our API.
  app.get('/.well-known/microsoft-officeaddins-allowed.json', () => ({
    allowed: [`${publicOrigin()}/pane/launchevent.js`],
  }));
}

async function sendHtml(reply: FastifyReply, path: string, framing: PaneFraming): Promise<FastifyReply> {
  const html = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Refusal('not-found', {}, { cause });
  });
  const nonce = randomBytes(16).toString('base64');
  void asPane(reply, framing, nonce);
  if (path.endsWith(SIGN_IN_PAGE)) void asSignInWindow(reply);
  return reply
    .type('text/html; charset=utf-8')
    .send(
      html
        .replaceAll(NONCE_PLACEHOLDER, nonce)
        .replaceAll(OFFICE_JS_PLACEHOLDER, framing.officeCdn ? CDN_OFFICE_JS : OWN_OFFICE_JS),
    );
}

async function sendEventFile(
  reply: FastifyReply,
  path: string,
  framing: PaneFraming,
  preamble: string,
): Promise<FastifyReply> {
  const script = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Refusal('not-found', {}, { cause });
  });
  return asPane(reply, framing)
    .type('text/javascript; charset=utf-8')
    .send(preamble + script);
}
