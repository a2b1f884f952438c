import {
  type ConversationId,
  type PackageId,
  parseConversationId,
  parsePackageId,
} from '@siegelpost/shared/api/ids';
import { Octets32 } from '@siegelpost/shared/api/encodings';
import type { FastifyRequest } from 'fastify';
import { Check } from 'typebox/value';
import { findPrincipal } from '../database/principals.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { tokenDigest } from '../tokens.ts';
import type { ClerkPrincipal, Principal } from './principal.ts';

const BEARER = /^Bearer +([A-Za-z0-9_-]+)$/i;
const INDEX = /^(?:0|[1-9][0-9]{0,8})$/;

export interface PackageParams {
  readonly packageId: string;
}

export interface BodyParams extends PackageParams {
  readonly bodyIndex: string;
}

export interface PartParams extends BodyParams {
  readonly partIndex: string;
}

/** What is no id is as unknown as any other. @throws Refusal `not-found` */
export function packageIdOf(text: string): PackageId {
  const packageId = parsePackageId(text);
  if (!packageId) throw new Refusal('not-found');
  return packageId;
}

/** @throws Refusal `not-found` */
export function conversationIdOf(text: string): ConversationId {
  const conversationId = parseConversationId(text);
  if (!conversationId) throw new Refusal('not-found');
  return conversationId;
}

/** @throws Refusal `bad-request` for anything but a whole number from 0 on */
export function indexOf(text: string): number {
  if (!INDEX.test(text)) throw new Refusal('bad-request');
  return Number(text);
}

/** The digest of the request's bearer token. @throws Refusal `not-signed-in` */
export function bearerDigest(request: FastifyRequest): Buffer {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  if (!token || !Check(Octets32, token)) throw new Refusal('not-signed-in');
  return tokenDigest(token);
}

/** Who asks: a signed-in clerk, or the bearer of a claim. @throws Refusal `not-signed-in` */
export async function principalOf(request: FastifyRequest, { database, now }: Parts): Promise<Principal> {
  const principal = await findPrincipal(database, bearerDigest(request), now());
  if (!principal) throw new Refusal('not-signed-in');
  return principal;
}

/** The signed-in clerk. @throws Refusal `not-signed-in` */
export async function clerkOf(request: FastifyRequest, parts: Parts): Promise<ClerkPrincipal> {
  const principal = await principalOf(request, parts);
  if (principal.kind !== 'clerk') throw new Refusal('not-signed-in');
  return principal;
}
