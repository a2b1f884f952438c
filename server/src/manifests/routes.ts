import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.ts';
import { preferredLanguage } from '../problemTitles.ts';
import { Refusal } from '../refusal.ts';
import { asPage } from '../security/headers.ts';
import { manifestPage, MANIFEST_SHEET } from './manifestPage.ts';
import { UNIFIED_PACKAGES, unifiedPackage, XML_MANIFESTS } from './manifestFiles.ts';
import { outlookXml } from './outlookXml.ts';

/** What an administrator installs in Outlook, made for this address. Nothing in it is secret. */
export function addManifestRoutes(app: FastifyInstance, { config, builds, publicOrigin }: Parts): void {
  app.get('/manifests', (_request, reply) => reply.redirect('/manifests/'));
  app.get('/manifests/', ({ headers }, reply) => {
    const page = manifestPage(
      config.policy.sendMode,
      publicOrigin(),
      preferredLanguage(headers['accept-language']),
    );
    return asPage(reply).header('vary', 'accept-language').type('text/html; charset=utf-8').send(page);
  });
  app.get('/manifests/page.css', (_request, reply) =>
    asPage(reply).type('text/css; charset=utf-8').send(MANIFEST_SHEET),
  );
  app.get<{ Params: { name: string } }>('/manifests/:name', async ({ params: { name } }, reply) => {
    const onSend = valueOf(XML_MANIFESTS, name);
    const sendMode = valueOf(UNIFIED_PACKAGES, name);
    if (onSend) void reply.type('application/xml; charset=utf-8');
    else if (sendMode) void reply.type('application/zip');
    else throw new Refusal('not-found');
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    if (onSend) return reply.send(outlookXml(publicOrigin(), onSend));
    const icons = join(builds.pane, 'icons');
    return reply.send(Buffer.from(await unifiedPackage(publicOrigin(), sendMode ?? 'soft-block', icons)));
  });
}

function valueOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
