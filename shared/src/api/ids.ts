import { Type } from 'typebox';

declare const brand: unique symbol;

/** 16 random bytes as base64url without padding: 22 characters. */
export type PackageId = string & { readonly [brand]: 'PackageId' };

/** 16 random bytes as base64url without padding: 22 characters. */
export type ConversationId = string & { readonly [brand]: 'ConversationId' };

const ID = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** A package id in text, or undefined where the text is none. The last character carries two bits only. */
export function parsePackageId(text: string): PackageId | undefined {
  return ID.test(text) ? (text as PackageId) : undefined;
}

/** A conversation id in text, or undefined where the text is none. */
export function parseConversationId(text: string): ConversationId | undefined {
  return ID.test(text) ? (text as ConversationId) : undefined;
}

/** Schema of a package id. */
export const PackageIdText = Type.Unsafe<PackageId>(Type.String({ pattern: ID.source }));

/** Schema of a conversation id. */
export const ConversationIdText = Type.Unsafe<ConversationId>(Type.String({ pattern: ID.source }));
