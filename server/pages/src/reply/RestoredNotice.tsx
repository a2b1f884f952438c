import { Icon } from '../frame/Icon.tsx';
import { useText } from '../text/TextContext.tsx';

/** Says that what was written before a reload is back, and offers to throw it away. */
export function RestoredNotice(props: { readonly restored: boolean; readonly onDiscard: () => void }) {
  const { say } = useText();
  return (
    <>
      <output>
        {props.restored && (
          <span className="kern-body with-icon">
            <Icon name="info" />
            <span>{say('reply.restored')}</span>
          </span>
        )}
      </output>
      {props.restored && (
        <div>
          <button type="button" className="kern-btn kern-btn--tertiary at-edge" onClick={props.onDiscard}>
            <Icon name="delete" />
            <span className="kern-label">{say('reply.discard')}</span>
          </button>
        </div>
      )}
    </>
  );
}
