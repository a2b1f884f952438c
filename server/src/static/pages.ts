import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { paths } from '@siegelpost/shared/api/paths';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../refusal.ts';
import { asPage } from '../security/headers.ts';
import { htmlPage } from './htmlPage.ts';

const ONE_YEAR = 'public, max-age=31536000, immutable';

/**
 * The recipient's pages. Every address below /t/ is the same page, also one whose fragment a mail system has encoded
 * into the path (`/t/<id>%23<secret>`, `%2523`): the page itself sorts that out, and the log knows the template only.
 */
export async function addPages(app: FastifyInstance, folder: string, policy: PublicPolicy): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    cacheControl: false,
    dotfiles: 'deny',
    // The build lays .br and .gz beside its files.
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (reply) => void asPage(reply).header('cache-control', ONE_YEAR),
  });

  const page = (name: string) => htmlPage(join(folder, name), policy);
  const index = page('index.html');
  app.get('/', index);
  app.get(`${paths.transferPage('*')}`, index);
  // Without the last slash, too: people type what they read on a letter.
  app.get(paths.dropInPage('').slice(0, -1), index);
  app.get(`${paths.dropInPage('*')}`, index);
  app.get(`${paths.replyPage('*')}`, existsSync(join(folder, 'answer.html')) ? page('answer.html') : index);
  // Service worker, icons, the list of hashes: files beside the pages.
  app.get<{ Params: { file: string } }>('/:file', ({ params }, reply) => {
    if (!/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/.test(params.file)) throw new Refusal('not-found');
    return sendPage(reply, folder, params.file);
  });
}

function sendPage(reply: FastifyReply, folder: string, name: string): FastifyReply {
  if (!existsSync(join(folder, name))) throw new Refusal('not-found');
  return asPage(reply).sendFile(name, folder, { cacheControl: false, index: false });
}
