import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../refusal.ts';
import { asPage } from '../security/headers.ts';
import type { BrandingConfig } from './branding.ts';
import type { Logo } from './logo.ts';

/** As a picture it runs nothing; opened by itself it must not either, and still show its own styles. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const ONE_HOUR = 'public, max-age=3600';

/** Colours and logos of the authority, from our own origin. */
export function addBrandingRoutes(app: FastifyInstance, branding: BrandingConfig): void {
  const sheet = styleSheet(branding.colors);
  app.get(paths.brandingSheet, (_request, reply) =>
    asPage(reply).header('cache-control', ONE_HOUR).type('text/css; charset=utf-8').send(sheet),
  );
  addLogo(app, paths.logo, branding.logo);
  addLogo(app, paths.darkLogo, branding.darkLogo);
}

function addLogo(app: FastifyInstance, path: string, logo: Logo | null): void {
  app.get(path, (_request, reply) => {
    if (!logo) throw new Refusal('not-found');
    return asPage(reply)
      .header('content-security-policy', LOGO_POLICY)
      .header('cache-control', ONE_HOUR)
      .type(logo.mediaType)
      .send(logo.bytes);
  });
}

/** Doubled, so that it outweighs KERN's own whichever sheet comes first. */
const ROOT = ':root:root';

function styleSheet(colors: BrandingConfig['colors']): string {
  if (!colors) return '';
  return [
    `${ROOT}{--kern-color-action-default:${colors.light}}`,
    `@media (prefers-color-scheme:dark){${ROOT}{--kern-color-action-default:${colors.dark}}}`,
  ].join('\n');
}
