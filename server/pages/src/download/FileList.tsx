import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { Alert } from '../frame/Alert.tsx';
import { useText } from '../text/TextContext.tsx';
import { FileRow } from './FileRow.tsx';
import { SaveRow } from './SaveRow.tsx';
import { archiveKey } from './savingState.ts';
import type { SavingFiles } from './useSaving.ts';

/** The files of the opened package, to be saved one by one, some or all in one archive. */
export function FileList(props: {
  readonly files: readonly FileEntry[];
  readonly author: string;
  /** Names the archive. */
  readonly reference: string;
  readonly saving: SavingFiles;
  readonly transfer: Pick<Transfer, 'readFile'>;
}) {
  const { say, bytes } = useText();
  const { files, saving } = props;
  const { limitBytes } = saving;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const wanted = chosen.size === 0 ? files : files.filter(({ index }) => chosen.has(index));
  // The row of the archive speaks of what is ticked, and must go on speaking of what it works at.
  const busy = saving.states.get(archiveKey(wanted))?.step === 'saving';
  const isTooLarge = (octets: number) => limitBytes !== null && octets > limitBytes;
  const toggle = ({ index }: FileEntry) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(index)) after.add(index);
      return after;
    });
  return (
    <section className="stack" aria-labelledby="files-heading">
      <h2 className="kern-heading-medium" id="files-heading">
        {say('files.title', { count: files.length })}
      </h2>
      <p className="kern-body no-print">{say('files.intro')}</p>
      {limitBytes !== null && isTooLarge(sumOf(files)) && (
        <Alert kind="warning">
          <p className="kern-body">{say('files.memoryLimit', { limit: bytes(limitBytes) })}</p>
        </Alert>
      )}
      <div className="files-card card">
        {files.length > 1 && (
          <Together {...props} wanted={wanted} some={chosen.size > 0} tooLarge={isTooLarge(sumOf(wanted))} />
        )}
        <ul className="files">
          {files.map((file) => (
            <li key={file.index}>
              <FileRow
                file={file}
                author={props.author}
                state={saving.states.get(file.index)}
                tooLarge={isTooLarge(file.bytes)}
                choice={
                  files.length > 2
                    ? { chosen: chosen.has(file.index), fixed: busy, toggle: () => toggle(file) }
                    : null
                }
                onSave={() => saving.save(file)}
                transfer={props.transfer}
              />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** All files, or those that are ticked, as one archive. */
function Together(props: {
  readonly wanted: readonly FileEntry[];
  /** Whether they were ticked. */
  readonly some: boolean;
  readonly tooLarge: boolean;
  readonly reference: string;
  readonly saving: SavingFiles;
}) {
  const { say, bytes } = useText();
  const { wanted, saving } = props;
  const state = saving.states.get(archiveKey(wanted));
  // What was begun keeps its row: it may be what has just shown how this browser saves.
  if (props.tooLarge && !state) return null;
  return (
    <div className="together no-print">
      <SaveRow
        name={props.some ? say('files.chosen', { count: wanted.length }) : say('files.all')}
        about={say('files.allAbout', { size: bytes(sumOf(wanted)) })}
        icon="archive"
        state={state}
        saved="files.allSaved"
        onSave={() => saving.saveAll(wanted, `${props.reference}.zip`)}
      />
    </div>
  );
}

function sumOf(files: readonly FileEntry[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
