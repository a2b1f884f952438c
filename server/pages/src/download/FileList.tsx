import type { FileEntry } from '@siegelpost/shared/transfer/transfer';
import { Alert } from '../frame/Alert.tsx';
import { useText } from '../text/TextContext.tsx';
import { FileRow } from './FileRow.tsx';
import { SaveRow } from './SaveRow.tsx';
import type { SavingFiles } from './useSaving.ts';

/** The files of the opened package, to be saved one by one or all at once. */
export function FileList(props: {
  readonly files: readonly FileEntry[];
  readonly author: string;
  /** Names the archive of all files. */
  readonly reference: string;
  readonly saving: SavingFiles;
}) {
  const { say, bytes } = useText();
  const { files, saving } = props;
  const { limitBytes } = saving;
  const isTooLarge = (octets: number) => limitBytes !== null && octets > limitBytes;
  const sum = files.reduce((total, file) => total + file.bytes, 0);
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
      {files.length > 1 && !isTooLarge(sum) && (
        <div className="files card no-print">
          <SaveRow
            name={say('files.all')}
            about={say('files.allAbout', { size: bytes(sum) })}
            state={saving.states.get('all')}
            saved="files.allSaved"
            onSave={() => saving.saveAll(files, `${props.reference}.zip`)}
          />
        </div>
      )}
      <ul className="files card">
        {files.map((file) => (
          <li key={file.index}>
            <FileRow
              file={file}
              author={props.author}
              state={saving.states.get(file.index)}
              tooLarge={isTooLarge(file.bytes)}
              onSave={() => saving.save(file)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
