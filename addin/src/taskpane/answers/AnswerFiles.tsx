import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { FileEntry, Progress, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useRef, useState } from 'react';
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

/** The files of an answer; each is decrypted on its own and saved once it is proven whole. */
export function AnswerFiles({ files, transfer }: { files: readonly FileEntry[]; transfer: Transfer }) {
  const { text } = usePane();
  const styles = useStyles();
  // One file at a time: the worker opens them one after the other.
  const [busy, setBusy] = useState(false);
  return (
    <section className={styles.stack} aria-labelledby="files-title">
      <Text as="h2" id="files-title" weight="semibold" style={{ margin: 0 }}>
        {text.say('answers.files', { count: files.length })}
      </Text>
      {files.length > 0 && (
        <ul className={styles.list} aria-labelledby="files-title">
          {files.map((file) => (
            <AnswerFile key={file.index} {...{ file, transfer, busy }} onBusy={setBusy} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface FileProps {
  readonly file: FileEntry;
  readonly transfer: Transfer;
  readonly busy: boolean;
  readonly onBusy: (busy: boolean) => void;
}

function AnswerFile({ file, transfer, busy, onBusy }: FileProps) {
  const { text } = usePane();
  const styles = useStyles();
  const own = useOwnStyles();
  const { state, download } = useDownload(file, transfer, onBusy);
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
          onClick={() => !busy && download()}
        />
      </div>
      {state.step === 'loading' && <ProgressBar value={percentOf(state.progress) / 100} aria-label={label} />}
      {state.step === 'failed' && <FailureNotice failure={state.failure} onRetry={download} />}
    </li>
  );
}

function useDownload(file: FileEntry, transfer: Transfer, onBusy: (busy: boolean) => void) {
  const [state, setState] = useState<FileState>({ step: 'there' });
  const under = useRef(false);
  async function run(): Promise<void> {
    if (state.step === 'saved') return saveBlob(state.content, file.name);
    if (under.current) return;
    under.current = true;
    onBusy(true);
    setState({ step: 'loading', progress: { doneBytes: 0, totalBytes: file.bytes } });
    try {
      const content = await downloadFile(transfer, file, (progress) =>
        setState({ step: 'loading', progress }),
      );
      setState({ step: 'saved', content });
      saveBlob(content, file.name);
    } catch (error) {
      setState({ step: 'failed', failure: asFailure(error) });
    } finally {
      under.current = false;
      onBusy(false);
    }
  }
  return { state, download: () => void run() };
}
