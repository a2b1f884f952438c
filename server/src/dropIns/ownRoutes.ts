import { DropInSwitch, type OwnDropIn } from '@siegelpost/shared/api/dropIns';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { type OwnPage, readOwnPage, switchOwnPage } from '../database/dropIns.ts';
import { clerkOf } from '../packages/requests.ts';
import type { Parts } from '../parts.ts';
import { certificationOf } from './certifications.ts';
import { dropInNameOf } from './dropInName.ts';

/** A clerk looks after their own drop-in page; a functional mailbox is a clerk like any other. */
export function addOwnDropInRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, config } = parts;

  app.get(paths.ownDropIn, async (request) => {
    const { clerkId } = await clerkOf(request, parts);
    return shown(await readOwnPage(database, clerkId));
  });

  app.put<{ Body: DropInSwitch }>(paths.ownDropIn, { schema: { body: DropInSwitch } }, async (request) => {
    const { clerkId } = await clerkOf(request, parts);
    return shown(await switchOwnPage(database, clerkId, request.body.open));
  });

  async function shown({ address, name, open, fingerprint }: OwnPage): Promise<OwnDropIn> {
    const certified =
      fingerprint !== null && (await certificationOf(config.dropIns, fingerprint)) !== undefined;
    return { open, name: name ?? dropInNameOf(address, 1), fingerprint, certified };
  }
}
