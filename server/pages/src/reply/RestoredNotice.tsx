import { Icon } from '../frame/Icon.tsx';
import type { TextKey } from '../text/catalogues/de.ts';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';
import { type Draft, missingFiles } from './replyState.ts';

/** Says what of before a reload is back and what of it goes on, and offers to throw it away. */
export function RestoredNotice({
  draft,
  onDiscard,
}: {
  readonly draft: Draft;
  readonly onDiscard: () => void;
}) {
  const { say, bytes } = useText();
  const missing = missingFiles(draft);
  const key = noticeOf(draft, missing.length > 0);
  return (
    <>
      <output>
        {key && (
          <span className="kern-body with-icon">
            <Icon name="info" />
            <span>{say(key)}</span>
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
      {key && key !== 'reply.arrived' && (
        <div>
          <button type="button" className="kern-btn kern-btn--tertiary at-edge" onClick={onDiscard}>
            <Icon name="delete" />
            <span className="kern-label">{say('reply.discard')}</span>
          </button>
        </div>
      )}
    </>
  );
}

function noticeOf({ unfinished, restored }: Draft, someMissing: boolean): TextKey | null {
  if (unfinished?.state === 'arrived') return 'reply.arrived';
  if (unfinished) return someMissing ? 'reply.goOnFiles' : 'reply.goOn';
  return restored ? 'reply.restored' : null;
}
