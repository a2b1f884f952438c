import type { Notice } from '@siegelpost/shared/api/packages';
import { Alert } from '../frame/Alert.tsx';
import { FactsRow } from '../frame/Facts.tsx';
import { Icon } from '../frame/Icon.tsx';
import { Screen } from '../frame/Screen.tsx';
import { Sender } from '../frame/Sender.tsx';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';
import type { Refusal } from './openingState.ts';
import { OpenForm } from './OpenForm.tsx';

/** Who sent it, until when it can be had, and what it takes to open it. */
export function AskScreen(props: {
  readonly notice: Notice;
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  readonly seenByMailSystem: boolean;
  readonly now: () => number;
  readonly onOpen: (password: string) => void;
}) {
  const { notice } = props;
  const { say, moment } = useText();
  const author = visibleText(notice.author.name || notice.author.address);
  return (
    <Screen heading={say('ask.title')}>
      <p className="lead">{say('ask.intro', { author })}</p>
      <div className="card stack">
        <Sender name={author} address={visibleText(notice.author.address)} />
        <FactsRow
          facts={[
            [say('ask.sealedAt'), moment(notice.sealedAt)],
            [say('ask.expiresAt'), moment(notice.expiresAt)],
          ]}
        />
        <hr className="rule" />
        <OpenForm {...props} />
        {notice.passwordRequired && (
          <details className="more">
            <summary>{say('ask.noPassword.title')}</summary>
            <p className="kern-body">{say('ask.noPassword', { author })}</p>
          </details>
        )}
      </div>
      {!notice.passwordRequired && (
        <p className="kern-body kern-body--muted with-icon">
          <Icon name="info" />
          <span>{say('ask.linkOnly')}</span>
        </p>
      )}
      {notice.oneTime && (
        <Alert kind="info" title={say('ask.oneTime.title')}>
          <p className="kern-body">{say('ask.oneTime')}</p>
        </Alert>
      )}
      {props.seenByMailSystem && <SeenByMailSystem address={notice.author.address} />}
    </Screen>
  );
}

/** Asks for another link by mail from the reader's own program: a button that asked by itself would be pressed by scanners. */
function SeenByMailSystem({ address }: { readonly address: string }) {
  const { say } = useText();
  const subject = encodeURIComponent(say('ask.replace.subject'));
  const body = encodeURIComponent(say('ask.replace.body'));
  return (
    <Alert kind="info" title={say('ask.mailSystem.title')}>
      <p className="kern-body">{say('ask.mailSystem')}</p>
      <p>
        <a
          className="kern-link"
          href={`mailto:${encodeURIComponent(address)}?subject=${subject}&body=${body}`}
        >
          {say('ask.replace')}
        </a>
      </p>
    </Alert>
  );
}
