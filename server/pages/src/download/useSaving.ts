import type { FileEntry, OnProgress, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { asFailure, SavingError } from '../failure.ts';
import { createPacer } from '../frame/pace.ts';
import { memorySaver } from './memorySaver.ts';
import type { SavedFile, Saver, Saving } from './saver.ts';
import { archiveKey, type SavingKey, type SavingState, type SavingStates } from './savingState.ts';
import { zipBytes, zipFiles } from './zipFiles.ts';

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
  /** Files as one archive of that name. */
  readonly saveAll: (files: readonly FileEntry[], archiveName: string) => void;
}

/** One thing to save and where its bytes come from. */
interface Job {
  readonly key: SavingKey;
  readonly file: SavedFile;
  /** Octets of plaintext, against which progress is shown. */
  readonly totalBytes: number;
  readonly feed: (port: MessagePort, onProgress: OnProgress) => Promise<void>;
}

/** Drives the files of the opened package to the disk. */
export function useSaving({ transfer, saver, now, holdPage }: SavingParts): SavingFiles {
  const [states, setStates] = useState<SavingStates>(new Map());
  const [refusedStreams, setRefusedStreams] = useState(false);
  const inUse = refusedStreams ? memorySaver : saver;

  const run = async ({ key, file, totalBytes, feed }: Job) => {
    const set = (state: SavingState) => setStates((before) => new Map(before).set(key, state));
    const report = createReport(createPacer(now), set);
    const release = holdPage();
    report.progress({ doneBytes: 0, totalBytes });
    try {
      const saving = await inUse.begin(file);
      report.steer(saving);
      await Promise.all([feed(saving.port, report.progress), saving.finished]);
      set({ step: 'saved' });
    } catch (error) {
      if (error instanceof SavingError && error.code === 'saving-blocked') setRefusedStreams(true);
      set({ step: 'failed', failure: asFailure(error) });
    } finally {
      report.end();
      release();
    }
  };

  return {
    states,
    limitBytes: inUse.limitBytes,
    save: (file) =>
      void run({
        key: file.index,
        file,
        totalBytes: file.bytes,
        feed: (port, onProgress) => transfer.readFile(file.index, port, onProgress),
      }),
    saveAll: (files, archiveName) =>
      void run({
        key: archiveKey(files),
        file: { name: archiveName, bytes: zipBytes(files) },
        totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
        feed: (port, onProgress) =>
          zipFiles(files, (...read) => transfer.readFile(...read), port, onProgress),
      }),
  };
}

/** Turns progress, pausing and cancelling of one saving into its state. */
function createReport(pacer: ReturnType<typeof createPacer>, set: (state: SavingState) => void) {
  let saving: Saving | undefined;
  let pace = pacer({ doneBytes: 0, totalBytes: 0 });
  let paused = false;
  let cancelled = false;
  let over = false;
  const show = () => {
    // Reports may still be on their way from the worker when it has ended.
    if (!over) set({ step: 'saving', pace, paused, pause, resume, cancel });
  };
  const turn = (isPaused: boolean) => {
    paused = isPaused;
    if (isPaused) saving?.pause();
    else saving?.resume();
    show();
  };
  const pause = () => turn(true);
  const resume = () => turn(false);
  const cancel = () => {
    cancelled = true;
    saving?.cancel();
  };
  const progress: OnProgress = (done) => {
    pace = pacer(done);
    show();
  };
  return {
    progress,
    /** From here on there is something to pause and to cancel; what was asked before is done now. */
    steer(begun: Saving) {
      saving = begun;
      if (paused) begun.pause();
      if (cancelled) begun.cancel();
    },
    end: () => void (over = true),
  };
}

export function isSaving(states: SavingStates): boolean {
  return [...states.values()].some(({ step }) => step === 'saving');
}
