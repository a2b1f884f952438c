import type { Failure, FailureCode } from '../failure.ts';
import type { TextKey } from './catalogues/de.ts';

/** A sentence that says what happened, and one that says what to do. */
export interface FailureText {
  readonly title: TextKey;
  readonly advice: TextKey;
}

type Sentence = Extract<TextKey, `failure.${string}.title`> extends `failure.${infer S}.title` ? S : never;

const SENTENCE = {
  'not-found': 'unknown',
  'package-gone': 'recalled',
  'package-locked': 'locked',
  'wrong-password': 'wrongPassword',
  'not-signed-in': 'sessionEnded',
  offline: 'offline',
  unavailable: 'busy',
  'too-many-requests': 'busy',
  'request-timeout': 'busy',
  'too-large': 'tooLarge',
  'quota-exceeded': 'tooMany',
  'storage-full': 'full',
  damaged: 'damaged',
  incomplete: 'incomplete',
  'digest-mismatch': 'damaged',
  'length-mismatch': 'damaged',
  'wrong-secret': 'damaged',
  'signature-invalid': 'unsigned',
  'not-allowed': 'notAllowed',
  'file-changed': 'fileChanged',
  cancelled: 'cancelled',
  'page-incomplete': 'pageIncomplete',
  'saving-blocked': 'savingBlocked',
  'saving-interrupted': 'savingInterrupted',
  'key-uncertified': 'notAllowed',
  'archive-key-missing': 'internal',
  'archive-key-expired': 'internal',
  'archive-key-unusable': 'internal',
  'archive-key-uncertified': 'internal',
  'archive-key-changed': 'internal',
  'work-required': 'busy',
  'bad-request': 'internal',
  'code-wrong': 'internal',
  'code-required': 'internal',
  'identity-taken': 'internal',
  'sign-in-unavailable': 'internal',
  'address-not-permitted': 'internal',
  'cross-origin': 'internal',
  'package-incomplete': 'internal',
  'part-conflict': 'internal',
  'package-sealed': 'internal',
  'package-exists': 'internal',
  'key-exists': 'internal',
  'key-missing': 'internal',
  'length-required': 'internal',
  'media-type': 'internal',
  'range-not-satisfiable': 'internal',
  'headers-too-large': 'internal',
  'internal-error': 'internal',
  'bad-answer': 'internal',
  internal: 'internal',
} as const satisfies Record<FailureCode, Sentence>;

export function failureText(failure: Failure): FailureText {
  const sentence = sentenceOf(failure);
  return { title: `failure.${sentence}.title`, advice: `failure.${sentence}.advice` };
}

/** Whose limit was hit. */
const QUOTA = { package: 'tooLarge', clerk: 'mailboxFull', organisation: 'full' } as const;

function sentenceOf({ code, problem }: Failure): Sentence {
  if (code === 'quota-exceeded' && problem?.quota) return QUOTA[problem.quota];
  if (code !== 'package-gone') return SENTENCE[code];
  switch (problem?.reason) {
    case 'expired':
      return 'expired';
    case 'not-ready':
      return 'notReady';
    case 'claimed':
      return 'claimed';
    case 'recalled':
    case undefined:
      return 'recalled';
  }
}
