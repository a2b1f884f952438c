import type { Notice } from '@siegelpost/shared/api/packages';
import { Alert } from '../frame/Alert.tsx';
import { Facts } from '../frame/Facts.tsx';
import { Icon } from '../frame/Icon.tsx';
import { Screen } from '../frame/Screen.tsx';
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
      <p className="kern-body">{say('ask.intro', { author })}</p>
      <div className="card stack">
        <Facts
          facts={[
            [say('ask.author'), <bdi key="name">{author}</bdi>],
            [say('ask.address'), <bdi key="address">{visibleText(notice.author.address)}</bdi>],
            [say('ask.sealedAt'), moment(notice.sealedAt)],
            [say('ask.expiresAt'), moment(notice.expiresAt)],
          ]}
        />
        <OpenForm {...props} />
      </div>
      {notice.passwordRequired && (
        <details className="more">
          <summary>{say('ask.noPassword.title')}</summary>
          <p className="kern-body">{say('ask.noPassword', { author })}</p>
        </details>
      )}
      {!notice.passwordRequired && (
        <p className="kern-body kern-body--muted with-icon">
          <Icon name="info" />
          <span>{say('ask.linkOnly')}</span>
        </p>
      )}
      {props.seenByMailSystem && (
        <Alert kind="info" title={say('ask.mailSystem.title')}>
          <p className="kern-body">{say('ask.mailSystem')}</p>
        </Alert>
      )}
    </Screen>
  );
}
