import { type Extend, type NewGates, PackageEvents } from '../api/care.ts';
import { Clerk, type ClerkKey, QuotaLeft } from '../api/clerks.ts';
import { Conversation, ConversationList } from '../api/conversations.ts';
import {
  DropIn,
  DropInList,
  type NewVisit,
  OwnDropIn,
  Visit,
  type VisitorCodeRequest,
} from '../api/dropIns.ts';
import type { DropInName } from '../api/dropInName.ts';
import type { ConversationId, PackageId } from '../api/ids.ts';
import {
  Claim,
  type ClaimRequest,
  type GateProof,
  type NewPackage,
  Notice,
  PackageContent,
  SealedPackage,
  type SealPackage,
  UploadedParts,
  UploadOpened,
} from '../api/packages.ts';
import { paths } from '../api/paths.ts';
import { ArchiveKeyOffer, PublicPolicy } from '../api/policy.ts';
import { CodeAsked, type CodeRequest, type NewSession, type OidcToken, Session } from '../api/sessions.ts';
import { downloadBody, type DownloadOptions } from './downloadBody.ts';
import { type PartUpload, putPart } from './putPart.ts';
import { sendWhole, type WholeUpload } from './sendWhole.ts';
import { type Connection, requestJson, requestNothing } from './request.ts';
import { StoreRoute } from './storeRoute.ts';

export type { Connection } from './request.ts';

/**
 * The HTTP contract as functions. Every answer is checked against its schema: to the client the server is an
 * untrusted party. Every function rejects with an ApiError. `token` overrides the connection's own.
 */
export function createApi(connection: Connection) {
  const store = new StoreRoute();
  return {
    policy: () => requestJson(connection, paths.policy, PublicPolicy),
    archiveKey: (signal?: AbortSignal) =>
      requestJson(connection, paths.archiveKey, ArchiveKeyOffer, { signal }),

    requestCode: (json: CodeRequest) =>
      requestJson(connection, paths.sessionCode, CodeAsked, { method: 'POST', json }),
    signIn: (json: NewSession) => requestJson(connection, paths.session, Session, { method: 'POST', json }),
    signInByToken: (json: OidcToken) =>
      requestJson(connection, paths.sessionOidc, Session, { method: 'POST', json }),
    signOut: () => requestNothing(connection, paths.session, { method: 'DELETE' }),

    clerk: () => requestJson(connection, paths.clerk, Clerk),
    /** First key wins. @throws `key-exists` where another one is there. */
    storeClerkKey: (json: ClerkKey) => requestNothing(connection, paths.clerkKey, { method: 'PUT', json }),

    /** How much more may be stored; a hint, the server decides when a package is opened. */
    quotaLeft: () => requestJson(connection, paths.quota, QuotaLeft),

    ownDropIn: () => requestJson(connection, paths.ownDropIn, OwnDropIn),
    switchDropIn: (open: boolean) =>
      requestJson(connection, paths.ownDropIn, OwnDropIn, { method: 'PUT', json: { open } }),

    dropIns: () => requestJson(connection, paths.dropIns, DropInList),
    dropIn: (name: DropInName, signal?: AbortSignal) =>
      requestJson(connection, paths.dropIn(name), DropIn, { signal }),
    /** @throws `work-required` under load */
    requestVisitorCode: (name: DropInName, json: VisitorCodeRequest, signal?: AbortSignal) =>
      requestJson(connection, paths.visitorCode(name), CodeAsked, { method: 'POST', json, signal }),
    visit: (name: DropInName, json: NewVisit, signal?: AbortSignal) =>
      requestJson(connection, paths.visit(name), Visit, { method: 'POST', json, signal }),

    conversations: () => requestJson(connection, paths.conversations, ConversationList),
    conversation: (id: ConversationId, token?: string) =>
      requestJson(connection, paths.conversation(id), Conversation, { token }),

    createPackage: (json: NewPackage, token: string, signal: AbortSignal) =>
      requestJson(connection, paths.packages, UploadOpened, { method: 'POST', json, token, signal }),
    uploadedParts: (id: PackageId, token: string, signal: AbortSignal) =>
      requestJson(connection, paths.parts(id), UploadedParts, { token, signal }),
    putPart: (part: PartUpload) => putPart(connection, part, store),
    /** A small package at once: opened, uploaded and sealed in one request. */
    sendWhole: (upload: WholeUpload) => sendWhole(connection, upload),
    seal: (id: PackageId, json: SealPackage, token: string, signal: AbortSignal) =>
      requestJson(connection, paths.seal(id), SealedPackage, { method: 'POST', json, token, signal }),
    /** Makes the link of a sealed package open: to be called once the mail is proven clean. May be repeated. */
    activate: (id: PackageId) => requestNothing(connection, paths.activate(id), { method: 'POST' }),
    recall: (id: PackageId) => requestNothing(connection, paths.recall(id), { method: 'POST' }),
    unlock: (id: PackageId) => requestNothing(connection, paths.unlock(id), { method: 'POST' }),

    extend: (id: PackageId, json: Extend) =>
      requestNothing(connection, paths.extend(id), { method: 'POST', json }),
    /** The same content behind a new password; the link stays. May be repeated. */
    changeGates: (id: PackageId, json: NewGates, token: string, signal: AbortSignal) =>
      requestNothing(connection, paths.password(id), { method: 'POST', json, token, signal }),
    events: (id: PackageId) => requestJson(connection, paths.events(id), PackageEvents),

    notice: (id: PackageId, linkToken: string, signal?: AbortSignal) =>
      requestJson(connection, paths.notice(id), Notice, { method: 'POST', json: { linkToken }, signal }),
    /** Gate 3: mails a code to the recipient's mailbox; beyond three an hour nothing happens, silently. */
    requestPackageCode: (id: PackageId, json: GateProof, signal?: AbortSignal) =>
      requestNothing(connection, paths.packageCode(id), { method: 'POST', json, signal }),
    claim: (id: PackageId, json: ClaimRequest, signal?: AbortSignal) =>
      requestJson(connection, paths.claim(id), Claim, { method: 'POST', json, signal }),
    content: (id: PackageId, token: string, signal?: AbortSignal) =>
      requestJson(connection, paths.package(id), PackageContent, { token, signal }),
    /** The octets of a body from `fromByte` on, several parts ahead; resumes by itself after a cut line. */
    downloadBody: (options: DownloadOptions) => downloadBody(connection, options, store),
  };
}

export type Api = ReturnType<typeof createApi>;
