import type { FileEntry } from '@siegelpost/shared/transfer/transfer';
import { Alert } from '../frame/Alert.tsx';
import { useText } from '../text/TextContext.tsx';
import { FileRow } from './FileRow.tsx';
import type { SavingFiles } from './useSaving.ts';

/** The files of the opened package, each to be saved. */
export function FileList(props: {
  readonly files: readonly FileEntry[];
  readonly author: string;
  readonly saving: SavingFiles;
}) {
  const { say, bytes } = useText();
  const { files, saving } = props;
  const { limitBytes } = saving;
  const isTooLarge = (file: FileEntry) => limitBytes !== null && file.bytes > limitBytes;
  return (
    <section className="stack no-print" aria-labelledby="files-heading">
      <h2 className="kern-heading-medium" id="files-heading">
        {say('files.title', { count: files.length })}
      </h2>
      <p className="kern-body">{say('files.intro')}</p>
      {limitBytes !== null && files.some(isTooLarge) && (
        <Alert kind="warning">
          <p className="kern-body">{say('files.memoryLimit', { limit: bytes(limitBytes) })}</p>
        </Alert>
      )}
      <ul className="files card">
        {files.map((file) => (
          <FileRow
            key={file.index}
            file={file}
            author={props.author}
            state={saving.states.get(file.index)}
            tooLarge={isTooLarge(file)}
            onSave={() => saving.save(file)}
          />
        ))}
      </ul>
    </section>
  );
}
