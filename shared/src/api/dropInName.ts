import { Type } from 'typebox';

const DROP_IN_NAME = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

declare const brand: unique symbol;

/** The last part of a drop-in page's address, as it stands on letterheads: lower-case letters, digits, hyphens. */
export type DropInName = string & { readonly [brand]: 'DropInName' };

/** A drop-in name in text, or undefined where the text is none. */
export function parseDropInName(text: string): DropInName | undefined {
  return DROP_IN_NAME.test(text) ? (text as DropInName) : undefined;
}

export const DropInNameText = Type.Unsafe<DropInName>(Type.String({ pattern: DROP_IN_NAME.source }));
