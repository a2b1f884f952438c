import type { FileEntry } from '@siegelpost/shared/transfer/transfer';
import { Digest } from '../frame/Digest.tsx';
import { Icon } from '../frame/Icon.tsx';
import { ProgressBar } from '../frame/ProgressBar.tsx';
import { failureText } from '../text/failureText.ts';
import { useText } from '../text/TextContext.tsx';
import { isDangerous, kindOfFile } from './kindOfFile.ts';
import type { SavingState } from './savingState.ts';

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
    <li className="file">
      <div className="file__head">
        <Icon name="file" />
        <div className="file__about">
          <p className="file__name">
            <bdi>{file.name}</bdi>
          </p>
          <p className="kern-body kern-body--small kern-body--muted">
            {say(`type.${kindOfFile(file)}`)}, {bytes(file.bytes)}
          </p>
        </div>
        <SaveButton {...props} />
      </div>
      {isDangerous(file.name) && (
        <p className="kern-body kern-body--small with-icon warning">
          <Icon name="warning" />
          <span>{say('files.dangerous', { author: props.author })}</span>
        </p>
      )}
      {props.tooLarge && !state && (
        <p className="kern-body kern-body--small with-icon warning">
          <Icon name="warning" />
          <span>{say('files.tooLargeForMemory')}</span>
        </p>
      )}
      {state?.step === 'saving' && (
        <ProgressBar label={say('files.saving', { name: file.name })} pace={state.pace} />
      )}
      <Outcome state={state} />
      {state?.step === 'saved' && <Digest digest={file.digest} />}
    </li>
  );
}

function SaveButton(props: {
  readonly file: FileEntry;
  readonly state: SavingState | undefined;
  readonly onSave: () => void;
}) {
  const { say } = useText();
  const { state, onSave } = props;
  const { name } = props.file;
  if (state?.step === 'saving') {
    return (
      <button
        type="button"
        className="kern-btn kern-btn--tertiary"
        aria-label={say('files.cancelNamed', { name })}
        onClick={state.cancel}
      >
        <span className="kern-label">{say('action.cancel')}</span>
      </button>
    );
  }
  const again = state !== undefined;
  return (
    <button
      type="button"
      className={again ? 'kern-btn kern-btn--tertiary' : 'kern-btn kern-btn--secondary'}
      aria-label={say(again ? 'files.saveAgainNamed' : 'files.saveNamed', { name })}
      onClick={onSave}
    >
      <Icon name="download" />
      <span className="kern-label">{say(again ? 'files.saveAgain' : 'files.save')}</span>
    </button>
  );
}

/** How it ended; a live region, so that it is heard. */
function Outcome({ state }: { readonly state: SavingState | undefined }) {
  const { say } = useText();
  if (state?.step === 'failed' && state.failure.code !== 'cancelled') {
    const { title, advice } = failureText(state.failure);
    return (
      <p className="kern-body kern-body--small with-icon danger" role="alert">
        <Icon name="danger" />
        <span>
          <strong>{say(title)}.</strong> {say(advice)}
        </span>
      </p>
    );
  }
  return (
    <output>
      {state?.step === 'saved' && (
        <span className="kern-body kern-body--small with-icon success">
          <Icon name="success" />
          <span>{say('files.saved')}</span>
        </span>
      )}
      {state?.step === 'failed' && (
        <span className="kern-body kern-body--small with-icon">
          <Icon name="info" />
          <span>{say('files.cancelled')}</span>
        </span>
      )}
    </output>
  );
}
