import type { NewClerkKey } from '@siegelpost/shared/transfer/transfer';
import type { AskedCode } from '../../keyring/keyring.ts';
import type { Failure } from '../parts/failure.ts';

/** The way from opening the pane to a signed-in clerk with an unlocked key. */
export type AccessState =
  | { readonly step: 'loading' }
  /** The server could not be asked at all. */
  | { readonly step: 'unreachable'; readonly failure: Failure }
  /** The identity provider of the house is to be asked. */
  | { readonly step: 'house'; readonly busy: boolean; readonly failure: Failure | null }
  | { readonly step: 'address'; readonly busy: boolean; readonly failure: Failure | null }
  | {
      readonly step: 'code';
      readonly asked: AskedCode;
      readonly busy: boolean;
      readonly failure: Failure | null;
    }
  | { readonly step: 'makingKey' }
  /** First use: the recovery code is on the screen, nothing is stored yet. */
  | {
      readonly step: 'newKey';
      readonly key: NewClerkKey;
      readonly busy: boolean;
      readonly failure: Failure | null;
    }
  | { readonly step: 'recovery'; readonly busy: boolean; readonly failure: Failure | null }
  | { readonly step: 'ready'; readonly expiresAt: string };
