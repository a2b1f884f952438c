import multipart from '@fastify/multipart';
import type { SealedPackage, WholePackage } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import { SMALL_PACKAGE_BYTES } from '@siegelpost/shared/chunks/parts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { withdrawUpload } from '../database/deletion.ts';
import { firstDigests } from '../database/parts.ts';
import { sealPackage } from '../database/seals.ts';
import { openUpload } from '../database/uploads.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { checkedOctets } from './checkedOctets.ts';
import { lifetimesOf, refuseTooMuch, sealedBytesOf } from './limits.ts';
import type { Principal } from './principal.ts';
import { principalOf } from './requests.ts';
import { storePart } from './storePart.ts';
import type { UnderWay } from './underWay.ts';
import { FORM_LIMITS, WholeForm } from './wholeForm.ts';

/** POST /api/packages/whole: a small package in one request, by the same durable steps as part by part. */
export async function addWholeRoute(app: FastifyInstance, parts: Parts, underWay: UnderWay): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false, limits: FORM_LIMITS });

    scope.post(paths.wholePackage, async (request) => {
      const author = await principalOf(request, parts);
      const form = new WholeForm(request, parts.limits.silentUploadMs);
      const order = await form.order();
      refuseWrongSizes(order, parts.config.policy.maxPackageBytes);
      const end = underWay.enter(author, order.package.packageId);
      try {
        return await receive(parts, { author, order, form, request });
      } finally {
        end();
      }
    });
  });
}

function refuseWrongSizes(order: WholePackage, maxPackageBytes: number): void {
  refuseTooMuch(order.package, maxPackageBytes);
  if (sealedBytesOf(order.package) > SMALL_PACKAGE_BYTES) throw new Refusal('too-large');
  if (order.digests.length !== order.package.bodies.length) throw new Refusal('bad-request');
}

interface Incoming {
  readonly author: Principal;
  readonly order: WholePackage;
  readonly form: WholeForm;
  readonly request: FastifyRequest;
}

async function receive(parts: Parts, incoming: Incoming): Promise<SealedPackage> {
  const { database, config, now, failPoints } = parts;
  const { author, order } = incoming;
  const { packageId } = order.package;
  const opened = await openUpload(database, author, order.package, {
    visitorLimits: config.dropIns.daily,
    quotas: config.quotas,
    now: now(),
  });
  try {
    // Repeated after a broken line, it goes on with what is there, or hears the first answer again.
    await storeBodies(parts, incoming, opened === 'same' ? await firstDigests(database, packageId) : []);
    const seal = { ...order.seal, packageId };
    const sealed = await sealPackage(database, author, seal, lifetimesOf(config.policy), now());
    failPoints.reached('package-sealed');
    return sealed;
  } catch (error) {
    if (opened === 'created' && isJudged(error, incoming.request)) await withdraw(parts, order);
    throw error;
  }
}

async function storeBodies(
  parts: Parts,
  { order, form }: Incoming,
  there: readonly (Buffer | undefined)[],
): Promise<void> {
  for (const [bodyIndex, { sealedBytes: length }] of order.package.bodies.entries()) {
    const body = await form.body(bodyIndex);
    const digest = Buffer.from(order.digests[bodyIndex] ?? '', 'base64url');
    const stored = there[bodyIndex];
    if (stored && !stored.equals(digest)) throw new Refusal('part-conflict');
    const octets = checkedOctets(body, { length, digest, silentMs: parts.limits.silentUploadMs });
    const place = { packageId: order.package.packageId, bodyIndex, partIndex: 0 };
    if (stored) for await (const _ of octets);
    else await storePart(parts, { place, octets, length, digest });
  }
  await form.end();
}

/** Refused for what it says. A line that broke or a store that is away is no judgement: the client will go on. */
function isJudged(error: unknown, { raw }: FastifyRequest): boolean {
  const vanished = raw.destroyed && !raw.complete;
  return error instanceof Refusal && error.code !== 'request-timeout' && !vanished;
}

/** What this request began is taken back; where that fails, the purge does it within a day. */
async function withdraw({ database, log, now }: Parts, order: WholePackage): Promise<void> {
  await withdrawUpload(database, order.package.packageId, now()).catch((err: unknown) =>
    log.warn({ err }, 'a refused package is left to the purge'),
  );
}
