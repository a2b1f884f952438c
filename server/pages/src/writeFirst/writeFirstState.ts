import type { DropInList } from '@siegelpost/shared/api/dropIns';
import type { Person } from '@siegelpost/shared/transfer/transfer';
import type { Addressee, Visitor } from '@siegelpost/shared/transfer/writing';
import type { Failure } from '../failure.ts';
import type { AskedCode } from './keptVisit.ts';

/** Why a form was not taken. */
export type Refusal =
  | { readonly kind: 'name-empty' }
  | { readonly kind: 'address-wrong' }
  | { readonly kind: 'code-malformed' }
  | { readonly kind: 'visit-over' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Where somebody who writes first is. */
export type WriteFirstState =
  | { readonly step: 'finding' }
  | { readonly step: 'choosing'; readonly dropIns: DropInList['dropIns'] }
  | { readonly step: 'failed'; readonly failure: Failure }
  | {
      readonly step: 'introducing';
      readonly addressee: Addressee;
      readonly person: Person;
      readonly refusal: Refusal | null;
      readonly busy: boolean;
    }
  | {
      readonly step: 'confirming';
      readonly addressee: Addressee;
      readonly asked: AskedCode;
      readonly refusal: Refusal | null;
      readonly busy: boolean;
    }
  | { readonly step: 'writing'; readonly addressee: Addressee; readonly visitor: Visitor };
