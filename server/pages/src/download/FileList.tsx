import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { Alert } from '../frame/Alert.tsx';
import { useText } from '../text/TextContext.tsx';
import { FileRow } from './FileRow.tsx';
import { SaveRow } from './SaveRow.tsx';
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
      {limitBytes !== null && files.some((file) => isTooLarge(file.bytes)) && (
        <Alert kind="warning">
          <p className="kern-body">{say('files.memoryLimit', { limit: bytes(limitBytes) })}</p>
        </Alert>
      )}
      <div className="files-card card">
        {files.length > 1 && (
          <Together {...props} chosen={chosen} isTooLarge={isTooLarge} onClear={() => setChosen(new Set())} />
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
                  files.length > 2 ? { chosen: chosen.has(file.index), toggle: () => toggle(file) } : null
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
  readonly files: readonly FileEntry[];
  readonly chosen: ReadonlySet<number>;
  readonly reference: string;
  readonly saving: SavingFiles;
  readonly isTooLarge: (octets: number) => boolean;
  readonly onClear: () => void;
}) {
  const { say, bytes } = useText();
  const { chosen, saving } = props;
  const wanted = chosen.size === 0 ? props.files : props.files.filter(({ index }) => chosen.has(index));
  const sum = wanted.reduce((total, file) => total + file.bytes, 0);
  const state = saving.states.get('all');
  if (props.isTooLarge(sum)) return null;
  return (
    <div className="together no-print">
      <SaveRow
        name={chosen.size === 0 ? say('files.all') : say('files.chosen', { count: wanted.length })}
        about={say('files.allAbout', { size: bytes(sum) })}
        icon="archive"
        state={state}
        saved="files.allSaved"
        onSave={() => {
          saving.saveAll(wanted, `${props.reference}.zip`);
          props.onClear();
        }}
      />
    </div>
  );
}
