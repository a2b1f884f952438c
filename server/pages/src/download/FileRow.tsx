import type { FileEntry } from '@siegelpost/shared/transfer/transfer';
import { Digest } from '../frame/Digest.tsx';
import { Icon } from '../frame/Icon.tsx';
import { useText } from '../text/TextContext.tsx';
import { isDangerous, kindOfFile } from './kindOfFile.ts';
import { SaveRow } from './SaveRow.tsx';
import type { SavingState } from './savingState.ts';

/** One file of the package. */
export function FileRow(props: {
  readonly file: FileEntry;
  readonly author: string;
  readonly state: SavingState | undefined;
  readonly tooLarge: boolean;
  readonly onSave: () => void;
}) {
  const { say, bytes } = useText();
  const { file, state } = props;
  return (
    <SaveRow
      name={file.name}
      about={`${say(`type.${kindOfFile(file)}`)}, ${bytes(file.bytes)}`}
      state={state}
      saved="files.saved"
      onSave={props.onSave}
    >
      {isDangerous(file.name) && <Warning>{say('files.dangerous', { author: props.author })}</Warning>}
      {props.tooLarge && !state && <Warning>{say('files.tooLargeForMemory')}</Warning>}
      {state?.step === 'saved' && <Digest digest={file.digest} />}
    </SaveRow>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <p className="kern-body kern-body--small with-icon warning no-print">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
