import { useRef } from 'react';
import { Icon } from '../frame/Icon.tsx';
import type { TextKey } from '../text/catalogues/de.ts';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';
import { type Draft, missingFiles } from './replyState.ts';

/** Says what of before a reload is back and what of it goes on, and offers to throw it away. */
export function RestoredNotice({
  draft,
  arrived,
  onDiscard,
  onUndiscard,
}: {
  readonly draft: Draft;
  /** What is said of something that has arrived; undefined where the usual words are right. */
  readonly arrived?: string;
  readonly onDiscard: () => void;
  readonly onUndiscard: () => void;
}) {
  const { say, bytes } = useText();
  const missing = missingFiles(draft);
  const key = noticeOf(draft, missing.length > 0);
  const notice = useRef<HTMLOutputElement>(null);
  // The pressed button is gone: the focus goes where it is said what has happened.
  const pressed = (act: () => void) => () => {
    act();
    notice.current?.focus();
  };
  return (
    <>
      <output ref={notice} tabIndex={-1}>
        {key && (
          <span className="kern-body with-icon">
            <Icon name="info" />
            <span>{key === 'reply.arrived' ? (arrived ?? say(key)) : say(key)}</span>
          </span>
        )}
      </output>
      {missing.length > 0 && (
        <ul className="kern-body missing-files">
          {missing.map((file, index) => (
            <li key={index}>
              <bdi>{visibleText(file.name)}</bdi> ({bytes(file.bytes)})
            </li>
          ))}
        </ul>
      )}
      {draft.discarded ? (
        <div>
          <button
            type="button"
            className="kern-btn kern-btn--tertiary at-edge"
            onClick={pressed(onUndiscard)}
          >
            <span className="kern-label">{say('reply.undiscard')}</span>
          </button>
        </div>
      ) : (
        key &&
        key !== 'reply.arrived' && (
          <div>
            <button
              type="button"
              className="kern-btn kern-btn--tertiary at-edge"
              onClick={pressed(onDiscard)}
            >
              <Icon name="delete" />
              <span className="kern-label">{say('reply.discard')}</span>
            </button>
          </div>
        )
      )}
    </>
  );
}

function noticeOf({ unfinished, restored, discarded }: Draft, someMissing: boolean): TextKey | null {
  if (discarded) return 'reply.discarded';
  if (unfinished?.state === 'arrived') return 'reply.arrived';
  if (unfinished) return someMissing ? 'reply.goOnFiles' : 'reply.goOn';
  return restored ? 'reply.restored' : null;
}
