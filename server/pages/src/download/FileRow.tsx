import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { Digest } from '../frame/Digest.tsx';
import { Icon, type IconName } from '../frame/Icon.tsx';
import { canBeShown } from '../preview/canBeShown.ts';
import { Preview } from '../preview/Preview.tsx';
import { useText } from '../text/TextContext.tsx';
import { type FileKind, isDangerous, kindOfFile } from './kindOfFile.ts';
import { type Choice, SaveRow } from './SaveRow.tsx';
import type { SavingState } from './savingState.ts';

/** One file of the package. */
export function FileRow(props: {
  readonly file: FileEntry;
  readonly author: string;
  readonly state: SavingState | undefined;
  readonly tooLarge: boolean;
  /** Whether it can be ticked to be saved with others. */
  readonly choice: Choice | null;
  readonly onSave: () => void;
  readonly transfer: Pick<Transfer, 'readFile'>;
}) {
  const { say, bytes } = useText();
  const { file, state } = props;
  const [shown, setShown] = useState(false);
  return (
    <SaveRow
      name={file.name}
      about={`${say(`type.${kindOfFile(file)}`)}, ${bytes(file.bytes)}`}
      icon={ICON[kindOfFile(file)] ?? 'file'}
      state={state}
      saved="files.saved"
      choice={props.choice}
      look={canBeShown(file) ? { shown, toggle: () => setShown(!shown) } : null}
      onSave={props.onSave}
    >
      {isDangerous(file.name) && <Warning>{say('files.dangerous', { author: props.author })}</Warning>}
      {props.tooLarge && !state && <Warning>{say('files.tooLargeForMemory')}</Warning>}
      {shown && <Preview file={file} transfer={props.transfer} />}
      <div className={state?.step === 'saved' ? undefined : 'print-only'}>
        <Digest digest={file.digest} />
      </div>
    </SaveRow>
  );
}

const ICON: Partial<Record<FileKind, IconName>> = { image: 'image', archive: 'archive' };

function Warning({ children }: { readonly children: string }) {
  return (
    <p className="kern-body kern-body--small with-icon warning no-print">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
