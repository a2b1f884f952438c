import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { FileEntry, Progress, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { asFailure, type Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { Status } from '../parts/Status.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { percentOf } from '../parts/WorkProgress.tsx';
import { downloadFile, saveBlob } from './downloadFile.ts';

type FileState =
  | { readonly step: 'there' }
  | { readonly step: 'loading'; readonly progress: Progress }
  | { readonly step: 'saved'; readonly content: Blob }
  | { readonly step: 'failed'; readonly failure: Failure };

const useOwnStyles = makeStyles({
  file: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
  },
});

/** The files of an answer, saved one by one or all; each is decrypted on its own and saved once it is proven whole. */
export function AnswerFiles({ files, transfer }: { files: readonly FileEntry[]; transfer: Transfer }) {
  const { text } = usePane();
  const styles = useStyles();
  const downloads = useDownloads(transfer);
  return (
    <section className={styles.stack} aria-labelledby="files-title">
      <Text as="h2" id="files-title" weight="semibold" style={{ margin: 0 }}>
        {text.say('answers.files', { count: files.length })}
      </Text>
      {files.length > 0 && (
        <ul className={styles.list} aria-labelledby="files-title">
          {files.map((file) => (
            <AnswerFile
              key={file.index}
              file={file}
              state={downloads.stateOf(file)}
              busy={downloads.busy}
              onSave={() => downloads.save([file])}
            />
          ))}
        </ul>
      )}
      {files.length > 1 && (
        <Button disabledFocusable={downloads.busy} onClick={() => downloads.save(files)}>
          {text.say('answers.saveAll')}
        </Button>
      )}
    </section>
  );
}

interface FileProps {
  readonly file: FileEntry;
  readonly state: FileState;
  readonly busy: boolean;
  readonly onSave: () => void;
}

function AnswerFile({ file, state, busy, onSave }: FileProps) {
  const { text } = usePane();
  const styles = useStyles();
  const own = useOwnStyles();
  const label = text.say('answers.download', { name: file.name });
  return (
    <li className={own.file}>
      <div className={own.line}>
        <div className={styles.tight}>
          <Text className={styles.break}>{file.name}</Text>
          <Status>
            {text.size(file.bytes)}
            {state.step === 'saved' && ` · ${text.say('answers.verified')}`}
            {state.step === 'loading' &&
              ` · ${text.say('answers.downloading', { percent: percentOf(state.progress) })}`}
          </Status>
        </div>
        <Button
          icon={<ArrowDownloadRegular />}
          aria-label={state.step === 'saved' ? `${text.say('answers.saveAgain')}: ${file.name}` : label}
          title={label}
          disabledFocusable={busy}
          onClick={onSave}
        />
      </div>
      {state.step === 'loading' && <ProgressBar value={percentOf(state.progress) / 100} aria-label={label} />}
      {state.step === 'failed' && <FailureNotice failure={state.failure} onRetry={onSave} />}
    </li>
  );
}

/** One file at a time, also where all are asked for: the worker opens them one after the other. */
function useDownloads(transfer: Transfer) {
  const [states, setStates] = useState<ReadonlyMap<number, FileState>>(new Map());
  const [busy, setBusy] = useState(false);
  const stateOf = ({ index }: FileEntry): FileState => states.get(index) ?? { step: 'there' };
  const show = ({ index }: FileEntry, state: FileState) =>
    setStates((before) => new Map(before).set(index, state));

  async function saveOne(file: FileEntry): Promise<void> {
    const state = stateOf(file);
    if (state.step === 'saved') return saveBlob(state.content, file.name);
    show(file, { step: 'loading', progress: { doneBytes: 0, totalBytes: file.bytes } });
    try {
      const content = await downloadFile(transfer, file, (progress) =>
        show(file, { step: 'loading', progress }),
      );
      show(file, { step: 'saved', content });
      saveBlob(content, file.name);
    } catch (error) {
      // The others are none the worse for it.
      show(file, { step: 'failed', failure: asFailure(error) });
    }
  }

  async function save(files: readonly FileEntry[]): Promise<void> {
    setBusy(true);
    for (const file of files) await saveOne(file);
    setBusy(false);
  }

  return { busy, stateOf, save: (files: readonly FileEntry[]) => void (busy || save(files)) };
}
