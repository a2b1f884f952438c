import type { Notice } from '@siegelpost/shared/api/packages';
import { canonicalPassword } from '@siegelpost/shared/envelope/passphrase';
import type { FoundLink, TransferLink } from '@siegelpost/shared/link/link';
import type { Transfer } from '@siegelpost/shared/transfer/transfer';
import { startTransition, useEffect, useRef, useState } from 'react';
import { asFailure, type Failure, type FailureCode } from '../failure.ts';
import { whenIdle } from '../whenIdle.ts';
import { claimTokenOf, hasClaimToken } from './claimToken.ts';
import type { ConversationScreen } from '../conversationScreen.ts';
import type { CodingState, OpeningState, Refusal } from './openingState.ts';
import { readTypedLink, type StartingPoint } from './startingPoint.ts';

/** What opening needs from outside. */
export interface OpeningParts {
  /** Gate 1: who sent it, until when, whether a password is needed. @throws TransferError */
  readonly readNotice: (link: TransferLink) => Promise<Notice>;
  /** Starts its worker at the first call. */
  readonly transfer: () => Pick<Transfer, 'open' | 'requestCode'>;
  /** The screens that show an opened package. @throws PageIncompleteError */
  readonly loadConversation: () => Promise<ConversationScreen>;
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
  readonly enterCode: (typed: string) => void;
  readonly mailAnotherCode: () => void;
  readonly readAgain: () => void;
  /** Back from a link that leads nowhere to where one can be typed. */
  readonly pasteAnother: () => void;
}

/** Drives a package from its link to the opened message. */
export function useOpening(parts: OpeningParts): Opening {
  const { readNotice, transfer, loadConversation, start, now, showAddress } = parts;
  const [state, setState] = useState<OpeningState>(() => firstState(start));

  /** What is large to render does not hold up what is pressed meanwhile. */
  const inSlices = (next: OpeningState) => startTransition(() => setState(next));

  /** While the password is being typed, the worker and the next screen come. */
  const getReady = () => {
    transfer();
    void loadConversation().catch(() => undefined);
  };

  const read = async (link: FoundLink) => {
    setState({ step: 'reading', link });
    try {
      const notice = await readNotice(link);
      inSlices(
        notice.locked
          ? { step: 'failed', link, failure: { code: 'package-locked', problem: undefined } }
          : { step: 'asking', link, notice, refusal: null },
      );
      whenIdle(getReady);
    } catch (error) {
      setState({ step: 'failed', link, failure: asFailure(error) });
    }
  };

  const opened = async (
    link: FoundLink,
    password: string | null,
    proof: { readonly code?: string },
  ): Promise<OpeningState> => {
    // The screen first, because opening may be possible only once.
    const Conversation = await loadConversation();
    const claimToken = claimTokenOf(link.packageId);
    const found = await transfer().open(link, password, { ...proof, claimToken });
    return { step: 'opened', opened: found, openedAt: now(), Conversation };
  };

  const open = async (link: FoundLink, notice: Notice, password: string | null) => {
    setState({ step: 'opening', link, notice });
    try {
      inSlices(await opened(link, password, {}));
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'code-required') return beginCoding(link, notice, password);
      setState(refused(link, notice, failure, now()));
    }
  };

  const beginCoding = async (link: FoundLink, notice: Notice, password: string | null) => {
    setState({ step: 'opening', link, notice });
    try {
      // The screen first, because few codes are mailed in an hour.
      await loadConversation();
      await transfer().requestCode(link, password);
      setState({ step: 'coding', link, notice, password, doing: 'asking', mails: 1, refusal: null });
    } catch (error) {
      setState(refused(link, notice, asFailure(error), now()));
    }
  };

  const coding = async (begun: CodingState, work: () => Promise<OpeningState>) => {
    setState(begun);
    try {
      inSlices(await work());
    } catch (error) {
      setState(refusedCoding(begun, asFailure(error), now()));
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
      // Few codes are mailed in an hour, and whoever passed before needs no second one.
      const goOn = notice.mailboxCodeRequired && !hasClaimToken(link.packageId) ? beginCoding : open;
      if (!notice.passwordRequired) return void goOn(link, notice, null);
      const refusal = refusedHere(password);
      if (refusal) return setState({ ...state, refusal });
      void goOn(link, notice, password);
    },
    enterCode(typed) {
      if (state.step !== 'coding' || state.doing !== 'asking') return;
      const code = typed.replace(/\D/g, '');
      if (code.length !== 6)
        return setState({ ...state, refusal: { kind: code === '' ? 'empty' : 'malformed' } });
      void coding({ ...state, doing: 'opening', refusal: null }, async () => {
        return opened(state.link, state.password, { code });
      });
    },
    mailAnotherCode() {
      if (state.step !== 'coding' || state.doing !== 'asking') return;
      void coding({ ...state, doing: 'mailing', refusal: null }, async () => {
        await transfer().requestCode(state.link, state.password);
        return { ...state, doing: 'asking', mails: state.mails + 1, refusal: null };
      });
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
  const refusal = refusalOf(failure, now);
  return refusal
    ? { step: 'asking', link, notice, refusal }
    : { step: 'failed', link, failure: atTheEnd(failure) };
}

function refusedCoding(state: CodingState, failure: Failure, now: number): OpeningState {
  const refusal = refusalOf(failure, now);
  if (refusal) return { ...state, doing: 'asking', refusal };
  return { step: 'failed', link: state.link, failure: atTheEnd(failure) };
}

/** Why password or code may be given again; undefined where that is no use. */
function refusalOf(failure: Failure, now: number): Refusal | undefined {
  const waitMs = (failure.problem?.retryAfterSeconds ?? 0) * 1000;
  if (GUESSES.has(failure.code)) {
    const triesLeft = failure.problem?.triesLeft ?? 0;
    return triesLeft > 0
      ? { kind: 'wrong', triesLeft, waitUntil: waitMs > 0 ? now + waitMs : null }
      : undefined;
  }
  if (failure.code === 'too-many-requests') return { kind: 'wait', waitUntil: now + waitMs };
  return PASSING.has(failure.code) ? { kind: 'failed', failure } : undefined;
}

/** After the last try the package is locked. */
function atTheEnd(failure: Failure): Failure {
  return GUESSES.has(failure.code) ? { code: 'package-locked', problem: undefined } : failure;
}

const GUESSES: ReadonlySet<FailureCode> = new Set(['wrong-password', 'code-wrong']);

/** What may be gone a moment later: the password that was typed is still worth something. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  'offline',
  'unavailable',
  'request-timeout',
  'internal-error',
]);
