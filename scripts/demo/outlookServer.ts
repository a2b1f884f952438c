import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Check } from 'typebox/value';
import { catcherRoutes } from './catcher/catcherRoutes.ts';
import type { MessageStore } from './catcher/messageStore.ts';
import type { Certificate } from './certificate.ts';
import { MAX_ATTACHMENT_BYTES } from './contract/attachmentLimit.ts';
import { Fault } from './contract/fault.ts';
import type { House } from './contract/house.ts';
import { OutgoingMail } from './contract/outgoingMail.ts';
import { createFaultBook } from './faultBook.ts';
import { attachmentBytes, sendMail } from './sendMail.ts';
import {
  DEFAULT_OUTLOOK_SETTINGS,
  OutlookSettings,
  OutlookSettingsChange,
} from './contract/outlookSettings.ts';
import { portError } from './ports.ts';

export interface OutlookServerParts {
  readonly port: number;
  readonly certificate: Certificate;
  readonly store: MessageStore;
  readonly smtpPort: number;
  readonly dataDir: string;
  /** The built pages of demo Outlook and catcher. */
  readonly pagesDir: string;
  readonly appOrigin: string;
  readonly clerk: { readonly name: string; readonly address: string };
  /** The manifest of the add-in as an administrator would install it. */
  readonly manifest: (addin: OutlookSettings['addin']) => string;
}

export interface OutlookServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** 25 MB of attachments in base64, and the body. */
const BODY_LIMIT = 48 * 1024 * 1024;

export async function startOutlookServer(parts: OutlookServerParts): Promise<OutlookServer> {
  const { key, cert } = parts.certificate;
  const app: FastifyInstance = fastify({
    https: { key, cert },
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
  });
  app.addHook('onRequest', async (request, reply) => {
    if (isForeign(request.headers.origin, parts.port)) return reply.code(403).send();
    void reply.headers(pageHeaders(parts.appOrigin));
  });
  catcherRoutes(app, parts.store);
  settingsRoutes(app, parts.dataDir);
  faultRoutes(app);
  mailRoutes(app, parts);
  await app.register(fastifyStatic, { root: parts.pagesDir });
  app.get('/post', (_request, reply) => reply.redirect('/post/'));
  app.get('/post/', (_request, reply) => reply.sendFile('post/index.html'));
  try {
    await app.listen({ port: parts.port, host: '127.0.0.1' });
  } catch (error) {
    throw portError(error, parts.port);
  }
  return { origin: `https://localhost:${parts.port}`, stop: () => app.close() };
}

function mailRoutes(app: FastifyInstance, parts: OutlookServerParts): void {
  app.get('/demo/house', (): House => ({ clerk: parts.clerk, appOrigin: parts.appOrigin }));
  app.get('/demo/manifest', async (_request, reply) => {
    const { addin } = await readSettings(settingsFile(parts.dataDir));
    return reply.type('application/xml; charset=utf-8').send(parts.manifest(addin));
  });
  app.post('/demo/send', async (request, reply) => {
    if (!Check(OutgoingMail, request.body)) return problem(reply, 400, 'invalid-mail');
    if (attachmentBytes(request.body) > MAX_ATTACHMENT_BYTES) {
      return problem(reply, 413, 'attachments-too-large');
    }
    await sendMail(request.body, parts.smtpPort);
    return reply.code(204).send();
  });
}

function faultRoutes(app: FastifyInstance): void {
  const book = createFaultBook();
  app.get('/demo/faults', () => book.list());
  app.post('/demo/faults', (request, reply) => {
    if (!Check(Fault, request.body)) return problem(reply, 400, 'invalid-fault');
    return reply.code(201).send(book.add(request.body));
  });
  app.post<{ Params: { call: string } }>('/demo/faults/claim/:call', (request, reply) => {
    const fault = book.claim(request.params.call);
    return fault === undefined ? reply.code(204).send() : reply.send(fault);
  });
  app.delete<{ Params: { id: string } }>('/demo/faults/:id', (request, reply) => {
    book.remove(Number(request.params.id));
    return reply.code(204).send();
  });
  app.delete('/demo/faults', (_request, reply) => {
    book.clear();
    return reply.code(204).send();
  });
}

function settingsRoutes(app: FastifyInstance, dataDir: string): void {
  const file = settingsFile(dataDir);
  app.get('/demo/settings', () => readSettings(file));
  app.put('/demo/settings', async (request, reply) => {
    if (!Check(OutlookSettingsChange, request.body)) return problem(reply, 400, 'invalid-settings');
    const settings = { ...(await readSettings(file)), ...request.body };
    await writeFile(file, JSON.stringify(settings));
    return settings;
  });
}

const settingsFile = (dataDir: string) => join(dataDir, 'outlook-settings.json');

async function readSettings(file: string): Promise<OutlookSettings> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) return DEFAULT_OUTLOOK_SETTINGS;
  const settings: unknown = JSON.parse(await readFile(file, 'utf8'));
  return Check(OutlookSettings, settings) ? settings : DEFAULT_OUTLOOK_SETTINGS;
}

function problem(reply: FastifyReply, status: number, type: string): FastifyReply {
  return reply.code(status).type('application/problem+json').send({ type, status });
}

/** Another website that is open in the same browser must not send mail or read it through us. */
function isForeign(origin: string | undefined, port: number): boolean {
  return origin !== undefined && origin !== `https://localhost:${port}`;
}

function pageHeaders(appOrigin: string): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      // Mail brings its own styles, and the reading frame inherits this policy.
      "style-src 'self' 'unsafe-inline'",
      `img-src 'self' data: blob: ${appOrigin}`,
      "font-src 'self' data:",
      `frame-src 'self' ${appOrigin}`,
      "base-uri 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}
