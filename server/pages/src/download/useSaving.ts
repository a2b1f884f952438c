import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { asFailure, SavingError } from '../failure.ts';
import { createPacer } from '../frame/pace.ts';
import { memorySaver } from './memorySaver.ts';
import type { Saver } from './saver.ts';
import type { SavingState, SavingStates } from './savingState.ts';

/** What saving needs from outside. */
export interface SavingParts {
  readonly transfer: Pick<Transfer, 'readFile'>;
  readonly saver: Saver;
  /** Milliseconds. */
  readonly now: () => number;
  /** While it is held, leaving the page asks first. Returns what lets go. */
  readonly holdPage: () => () => void;
}

export interface SavingFiles {
  readonly states: SavingStates;
  readonly limitBytes: number | null;
  readonly save: (file: FileEntry) => void;
}

/** Drives the files of the opened package to the disk. */
export function useSaving({ transfer, saver, now, holdPage }: SavingParts): SavingFiles {
  const [states, setStates] = useState<SavingStates>(new Map());
  const [refusedStreams, setRefusedStreams] = useState(false);
  const inUse = refusedStreams ? memorySaver : saver;

  const save = async (file: FileEntry) => {
    const set = (state: SavingState) => setStates((before) => new Map(before).set(file.index, state));
    const pacer = createPacer(now);
    let cancelled = false;
    let cancel = () => {
      cancelled = true;
    };
    const report = (doneBytes: number) =>
      set({ step: 'saving', pace: pacer({ doneBytes, totalBytes: file.bytes }), cancel: () => cancel() });
    const release = holdPage();
    report(0);
    try {
      const saving = await inUse.begin(file);
      cancel = () => saving.cancel();
      if (cancelled) saving.cancel();
      const read = transfer.readFile(file.index, saving.port, ({ doneBytes }) => report(doneBytes));
      await Promise.all([read, saving.finished]);
      set({ step: 'saved' });
    } catch (error) {
      if (error instanceof SavingError && error.code === 'saving-blocked') setRefusedStreams(true);
      set({ step: 'failed', failure: asFailure(error) });
    } finally {
      release();
    }
  };
  return { states, limitBytes: inUse.limitBytes, save: (file) => void save(file) };
}

export function isSaving(states: SavingStates): boolean {
  return [...states.values()].some(({ step }) => step === 'saving');
}
