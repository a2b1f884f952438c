import type { DropInList } from '@siegelpost/shared/api/dropIns';
import type { DropInName } from '@siegelpost/shared/api/dropInName';
import type { Person } from '@siegelpost/shared/transfer/transfer';
import { TransferError } from '@siegelpost/shared/transfer/transferError';
import type { Addressee, Writing } from '@siegelpost/shared/transfer/writing';
import { useEffect, useRef, useState } from 'react';
import { asFailure } from '../failure.ts';
import type { DropInPlace } from './dropInPlace.ts';
import type { AskedCode, KeptVisit } from './keptVisit.ts';
import type { Refusal, WriteFirstState } from './writeFirstState.ts';

/** What writing first needs from outside. */
export interface WriteFirstParts {
  readonly place: DropInPlace;
  readonly writing: Writing;
  /** The pages that the authority offers. @throws TransferError */
  readonly listDropIns: () => Promise<DropInList>;
  /** Makes the address of the page that of the chosen one. */
  readonly showAddress: (name: DropInName) => void;
  readonly keptVisit: KeptVisit;
}

export interface WriteFirst {
  readonly state: WriteFirstState;
  readonly choose: (name: DropInName) => void;
  readonly findAgain: () => void;
  readonly askCode: (person: Person) => void;
  readonly enterCode: (code: string) => void;
  readonly changeAddress: () => void;
  /** The visit is over: another code is needed. */
  readonly endVisit: () => void;
}

const NOBODY: Person = { name: '', address: '' };
/** As the contract takes it; what it refuses later is told then. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** Drives somebody from the address of the page to where they may write. */
export function useWriteFirst(parts: WriteFirstParts): WriteFirst {
  const { writing, keptVisit } = parts;
  const [state, setState] = useState<WriteFirstState>({ step: 'finding' });
  const failed = (error: unknown) => setState({ step: 'failed', failure: asFailure(error) });

  const lookUp = async (name: DropInName) => {
    setState({ step: 'finding' });
    const addressee = await writing.lookUp(name);
    setState(furthest(addressee, keptVisit));
  };

  const find = async () => {
    setState({ step: 'finding' });
    const { name } = parts.place;
    if (name === undefined) throw new TransferError('not-found');
    if (name !== null) return lookUp(name);
    const { dropIns } = await parts.listDropIns();
    const [only, ...others] = dropIns;
    if (only && others.length === 0) return lookUp(only.name);
    setState({ step: 'choosing', dropIns });
  };

  const askCode = async (addressee: Addressee, person: Person, before: AskedCode | null) => {
    const refusal = refusedHere(person);
    if (refusal) return setState({ ...introduction(addressee, person), refusal });
    // A code that was asked for before may have come meanwhile: its field stays.
    const asking = before ? confirmation(addressee, before) : introduction(addressee, person);
    setState({ ...asking, busy: true });
    try {
      const attempt = await writing.requestCode(person.address, before?.attempt);
      const asked = { person, codes: (before?.codes ?? 0) + 1, attempt };
      keptVisit.writeAsked(addressee.name, asked);
      setState(confirmation(addressee, asked));
    } catch (error) {
      setState({ ...asking, refusal: refused(error) });
    }
  };

  const enterCode = async (confirming: WriteFirstState & { step: 'confirming' }, typed: string) => {
    const code = typed.replace(/\D/g, '');
    if (code.length !== 6) return setState({ ...confirming, refusal: { kind: 'code-malformed' } });
    const { addressee, asked } = confirming;
    setState({ ...confirming, refusal: null, busy: true });
    try {
      const visitor = await writing.enterCode(asked.person, { attempt: asked.attempt, code });
      keptVisit.write(addressee.name, visitor);
      setState({ step: 'writing', addressee, visitor });
    } catch (error) {
      setState({ ...confirming, busy: false, refusal: refused(error) });
    }
  };

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    find().catch(failed);
  });

  return {
    state,
    choose(name) {
      parts.showAddress(name);
      lookUp(name).catch(failed);
    },
    findAgain: () => void find().catch(failed),
    askCode(person) {
      if (state.step !== 'introducing' && state.step !== 'confirming') return;
      if (state.busy) return;
      void askCode(state.addressee, trimmed(person), state.step === 'confirming' ? state.asked : null);
    },
    enterCode(code) {
      if (state.step === 'confirming' && !state.busy) void enterCode(state, code);
    },
    changeAddress() {
      if (state.step !== 'confirming') return;
      keptVisit.removeAsked(state.addressee.name);
      setState(introduction(state.addressee, state.asked.person));
    },
    endVisit() {
      if (state.step !== 'writing') return;
      const { addressee, visitor } = state;
      keptVisit.remove(addressee.name);
      setState({ ...introduction(addressee, visitor), refusal: { kind: 'visit-over' } });
    },
  };
}

/** Where somebody was before a reload, or the beginning. */
function furthest(addressee: Addressee, kept: KeptVisit): WriteFirstState {
  const visitor = kept.read(addressee.name);
  if (visitor) return { step: 'writing', addressee, visitor };
  const asked = kept.readAsked(addressee.name);
  return asked ? confirmation(addressee, asked) : introduction(addressee, NOBODY);
}

function confirmation(addressee: Addressee, asked: AskedCode) {
  return { step: 'confirming' as const, addressee, asked, refusal: null as Refusal | null, busy: false };
}

function introduction(addressee: Addressee, person: Person) {
  const { name, address } = person;
  return {
    step: 'introducing' as const,
    addressee,
    person: { name, address },
    refusal: null as Refusal | null,
    busy: false,
  };
}

function trimmed({ name, address }: Person): Person {
  // A name is one line; control characters would be refused by the format.
  return { name: name.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim(), address: address.trim() };
}

function refusedHere({ name, address }: Person): Refusal | undefined {
  if (name === '') return { kind: 'name-empty' };
  return ADDRESS.test(address) ? undefined : { kind: 'address-wrong' };
}

const refused = (error: unknown): Refusal => ({ kind: 'failed', failure: asFailure(error) });
