import { randomBytes } from 'node:crypto';
import {
  type DropIn,
  type DropInList,
  NewVisit,
  type Visit,
  VisitorCodeRequest,
} from '@siegelpost/shared/api/dropIns';
import { type DropInName, parseDropInName } from '@siegelpost/shared/api/dropInName';
import { paths } from '@siegelpost/shared/api/paths';
import type { CodeAsked } from '@siegelpost/shared/api/sessions';
import type { FastifyInstance } from 'fastify';
import {
  findOpenPage,
  listOpenPages,
  lockVisitorCodes,
  type OpenPage,
  recentVisitorCodes,
} from '../database/dropIns.ts';
import type { Sql } from '../database/connection.ts';
import { requestCode } from '../database/sessions.ts';
import { beginVisit } from '../database/visits.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { redeemCode } from '../sessions/redeemCode.ts';
import { addressDigest, newToken, tokenDigest } from '../tokens.ts';
import { certificationOf } from './certifications.ts';
import { demandedBits, refuseWithoutWork } from './work.ts';

const HOUR_MS = 3_600_000;
const VISIT_HOURS = 24;
/** What "under load" is measured over. */
const LOAD_MS = 10 * 60_000;

interface NameParams {
  readonly name: string;
}

/** Writing first: whom a page belongs to, and the code that is entered before the first octet. */
export function addDropInRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, config, now } = parts;
  const { dropIns, certificates, policy } = config;

  app.get(paths.dropIns, async (): Promise<DropInList> => {
    return { dropIns: dropIns.enabled ? await listOpenPages(database, dropIns.listed) : [] };
  });

  app.get<{ Params: NameParams }>(paths.dropIn(':name'), async ({ params }): Promise<DropIn> => {
    const page = await openPage(parts, params.name);
    const certified = await certificationOf(dropIns, page.fingerprint);
    return {
      name: page.name,
      owner: page.owner,
      certificate: (certified ?? page.certificate).toString('base64'),
      organisationCertificate: certificates.organisation?.toString('base64') ?? null,
      // A visitor chooses no level.
      archiveDemanded: policy.archive === 'all',
    };
  });

  app.post<{ Params: NameParams; Body: VisitorCodeRequest }>(
    paths.visitorCode(':name'),
    { schema: { body: VisitorCodeRequest } },
    async ({ params, body }): Promise<CodeAsked> => {
      const { name, clerkId } = await openPage(parts, params.name);
      const refuse = async (sql: Sql) => {
        const codes = await recentVisitorCodes(sql, new Date(now().getTime() - LOAD_MS));
        refuseWithoutWork(name, body, { bits: demandedBits(codes, dropIns.calmCodes), now: now() });
      };
      // Who has not worked enough anyway need not make anybody wait.
      await refuse(database);
      const address = body.address.toLowerCase();
      const attempt = body.attempt ?? newToken();
      const purpose = { address, visitedClerkId: clerkId, attemptDigest: tokenDigest(attempt) };
      await database.begin(async (sql) => {
        await lockVisitorCodes(sql);
        await refuse(sql);
        await requestCode(sql, purpose, now());
      });
      return { attempt };
    },
  );

  app.post<{ Params: NameParams; Body: NewVisit }>(
    paths.visit(':name'),
    { schema: { body: NewVisit } },
    async ({ params, body }) => visit(parts, await openPage(parts, params.name), body),
  );
}

/** A page that was closed is as unknown as one that never was. @throws Refusal `not-found` */
async function openPage({ database, config }: Parts, text: string): Promise<OpenPage & { name: DropInName }> {
  const name = config.dropIns.enabled ? parseDropInName(text) : undefined;
  const page = name && (await findOpenPage(database, name));
  if (!page) throw new Refusal('not-found');
  return page;
}

async function visit(parts: Parts, { clerkId }: OpenPage, typed: NewVisit): Promise<Visit> {
  const { database, now } = parts;
  const address = typed.address.toLowerCase();
  return redeemCode(parts, { address, visitedClerkId: clerkId }, typed, async (codeId) => {
    const [token, vouchKey] = [newToken(), randomBytes(32)];
    const expiresAt = new Date(now().getTime() + VISIT_HOURS * HOUR_MS);
    const begun = {
      codeId,
      clerkId,
      tokenDigest: tokenDigest(token),
      addressDigest: addressDigest(address),
      vouchKey,
      expiresAt,
    };
    if (!(await beginVisit(database, begun, now()))) return undefined;
    return { token, vouchKey: vouchKey.toString('base64url'), expiresAt: expiresAt.toISOString() };
  });
}
