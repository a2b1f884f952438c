import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../refusal.ts';
import { asPage } from '../security/headers.ts';
import { htmlPage, type PageContent } from './htmlPage.ts';

const FILE = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/;
const ONE_YEAR = 'public, max-age=31536000, immutable';

/**
 * The recipient's pages. Every address below /t/ is the same page, also one whose fragment a mail system has encoded
 * into the path (`/t/<id>%23<secret>`, `%2523`): the page itself sorts that out, and the log knows the template only.
 */
export async function addPages(app: FastifyInstance, folder: string, content: PageContent): Promise<void> {
  const asOurs = (reply: FastifyReply) => asPage(reply, content.connectTo);
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    cacheControl: false,
    dotfiles: 'deny',
    // The build lays .br and .gz beside its files.
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (reply) => void asOurs(reply).header('cache-control', ONE_YEAR),
  });

  const page = (name: string) => htmlPage(join(folder, name), content);
  const index = page('index.html');
  app.get('/', index);
  app.get(`${paths.transferPage('*')}`, index);
  // Without the last slash, too: people type what they read on a letter.
  app.get(paths.dropInPage('').slice(0, -1), index);
  app.get(`${paths.dropInPage('*')}`, index);
  app.get(`${paths.replyPage('*')}`, existsSync(join(folder, 'answer.html')) ? page('answer.html') : index);
  // Service worker, icons, the list of hashes: files beside the pages.
  app.get<{ Params: { file: string } }>('/:file', ({ params: { file } }, reply) => {
    if (!FILE.test(file) || !existsSync(join(folder, file))) throw new Refusal('not-found');
    return asOurs(reply).sendFile(file, folder, { cacheControl: false, index: false });
  });
}
