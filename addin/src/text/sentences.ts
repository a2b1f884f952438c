import { answers } from './sentences/answers.ts';
import { archive } from './sentences/archive.ts';
import { common } from './sentences/common.ts';
import { dropIn } from './sentences/dropIn.ts';
import { failures } from './sentences/failures.ts';
import { keys } from './sentences/keys.ts';
import { ladder } from './sentences/ladder.ts';
import { level } from './sentences/level.ts';
import { password } from './sentences/password.ts';
import { send } from './sentences/send.ts';
import { sent } from './sentences/sent.ts';
import { signIn } from './sentences/signIn.ts';

/** Every sentence in both languages, in ICU message syntax. */
export const sentences = {
  ...common,
  ...archive,
  ...dropIn,
  ...failures,
  ...signIn,
  ...keys,
  ...ladder,
  ...level,
  ...send,
  ...password,
  ...answers,
  ...sent,
} as const satisfies Readonly<Record<string, { readonly de: string; readonly en: string }>>;

export type SentenceKey = keyof typeof sentences;
