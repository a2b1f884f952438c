import type { Notice } from '@siegelpost/shared/api/packages';
import { canonicalPassword } from '@siegelpost/shared/envelope/passphrase';
import type { FoundLink, TransferLink } from '@siegelpost/shared/link/link';
import type { Transfer } from '@siegelpost/shared/transfer/transfer';
import { useEffect, useRef, useState } from 'react';
import { asFailure, type Failure, type FailureCode } from '../failure.ts';
import { claimTokenOf } from './claimToken.ts';
import type { OpeningState, Refusal } from './openingState.ts';
import { readTypedLink, type StartingPoint } from './startingPoint.ts';

/** What opening needs from outside. */
export interface OpeningParts {
  /** Gate 1: who sent it, until when, whether a password is needed. @throws TransferError */
  readonly readNotice: (link: TransferLink) => Promise<Notice>;
  /** Starts its worker at the first call. */
  readonly transfer: () => Pick<Transfer, 'open'>;
  readonly start: StartingPoint;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Makes the address of the page that of the link. */
  readonly showAddress: (link: FoundLink) => void;
}

export interface Opening {
  readonly state: OpeningState;
  readonly paste: (typed: string) => void;
  readonly open: (password: string) => void;
  readonly readAgain: () => void;
  /** Back from a link that leads nowhere to where one can be typed. */
  readonly pasteAnother: () => void;
}

/** Drives a package from its link to the opened message. */
export function useOpening({ readNotice, transfer, start, now, showAddress }: OpeningParts): Opening {
  const [state, setState] = useState<OpeningState>(() => firstState(start));

  const read = async (link: FoundLink) => {
    setState({ step: 'reading', link });
    try {
      const notice = await readNotice(link);
      // While the password is being typed, the worker gets ready.
      transfer();
      setState(
        notice.locked
          ? { step: 'failed', link, failure: { code: 'package-locked', problem: undefined } }
          : { step: 'asking', link, notice, refusal: null },
      );
    } catch (error) {
      setState({ step: 'failed', link, failure: asFailure(error) });
    }
  };

  const open = async (link: FoundLink, notice: Notice, password: string | null) => {
    setState({ step: 'opening', link, notice });
    try {
      const opened = await transfer().open(link, password, claimTokenOf(link.packageId));
      setState({ step: 'opened', opened, openedAt: now() });
    } catch (error) {
      setState(refused(link, notice, asFailure(error), now()));
    }
  };

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || state.step !== 'reading') return;
    begun.current = true;
    void read(state.link);
  });

  return {
    state,
    paste(typed) {
      if (state.step !== 'pasting') return;
      const link = readTypedLink(typed, state.packageId);
      if (!link) return setState({ ...state, cause: 'not-a-link' });
      showAddress(link);
      void read(link);
    },
    open(password) {
      if (state.step !== 'asking') return;
      const { link, notice } = state;
      if (!notice.passwordRequired) return void open(link, notice, null);
      const refusal = refusedHere(password);
      if (refusal) return setState({ ...state, refusal });
      void open(link, notice, password);
    },
    readAgain() {
      if (state.step === 'failed') void read(state.link);
    },
    pasteAnother() {
      if (state.step === 'failed') setState({ step: 'pasting', packageId: undefined, cause: 'home' });
    },
  };
}

function firstState(start: StartingPoint): OpeningState {
  switch (start.kind) {
    case 'home':
      return { step: 'pasting', packageId: undefined, cause: 'home' };
    case 'broken-link':
      return { step: 'pasting', packageId: start.packageId, cause: 'broken-link' };
    case 'answer':
      return { step: 'answering' };
    case 'link':
      return { step: 'reading', link: start.link };
  }
}

/** What cannot be a password is refused here, so that it costs no try. */
function refusedHere(password: string): Refusal | undefined {
  if (password.trim() === '') return { kind: 'empty' };
  return canonicalPassword(password) ? undefined : { kind: 'malformed' };
}

function refused(link: FoundLink, notice: Notice, failure: Failure, now: number): OpeningState {
  const waitMs = (failure.problem?.retryAfterSeconds ?? 0) * 1000;
  const ask = (refusal: Refusal): OpeningState => ({ step: 'asking', link, notice, refusal });
  const { code } = failure;
  if (code === 'wrong-password') {
    const triesLeft = failure.problem?.triesLeft ?? notice.triesLeft;
    if (triesLeft > 0) return ask({ kind: 'wrong', triesLeft, waitUntil: waitMs > 0 ? now + waitMs : null });
    return { step: 'failed', link, failure: { code: 'package-locked', problem: undefined } };
  }
  if (code === 'too-many-requests') return ask({ kind: 'wait', waitUntil: now + waitMs });
  return PASSING.has(code) ? ask({ kind: 'failed', failure }) : { step: 'failed', link, failure };
}

/** What may be gone a moment later: the password that was typed is still worth something. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  'offline',
  'unavailable',
  'request-timeout',
  'internal-error',
]);
