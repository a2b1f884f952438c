import { timingSafeEqual } from 'node:crypto';
import { type CodePurpose, spendTry } from '../database/sessions.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { tokenDigest } from '../tokens.ts';
import { hashCode, newSalt } from './codes.ts';

/** What somebody typed, and the attempt that their code was asked for in. */
export interface TypedCode {
  readonly attempt: string;
  readonly code: string;
}

/**
 * Trades a typed code by `begin`, which uses it up and answers undefined where somebody was faster. An attempt without
 * codes costs as long as one with codes: nobody learns whether somebody is signing in.
 * @throws Refusal `code-wrong`
 */
export async function redeemCode<T>(
  { database, now }: Parts,
  purpose: CodePurpose,
  { attempt, code }: TypedCode,
  begin: (codeId: number) => Promise<T | undefined>,
): Promise<T> {
  const live = await spendTry(database, { ...purpose, attemptDigest: tokenDigest(attempt) }, now());
  const { codeDigest } = await hashCode(code, live[0]?.salt ?? newSalt());
  for (const { codeId, codeDigest: stored } of live) {
    const begun = timingSafeEqual(codeDigest, stored) ? await begin(codeId) : undefined;
    if (begun !== undefined) return begun;
  }
  throw new Refusal('code-wrong');
}
