import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Draft } from '../mail/draft.ts';
import { useOutlook } from './outlookContext.ts';
import { RecipientsField } from './RecipientsField.tsx';
import { useDraftState } from './useDraftState.ts';

export function ComposeFields({ draft }: { draft: Draft }) {
  const { text } = useOutlook();
  const state = useDraftState(draft);
  const [bccShown, setBccShown] = useState(state.bcc.length > 0);
  const subjectId = useId();
  return (
    <div className="fields">
      <RecipientsField label={text.to} people={state.to} onChange={(to) => draft.change({ to })} />
      <div className="field-row">
        <RecipientsField label={text.cc} people={state.cc} onChange={(cc) => draft.change({ cc })} />
        {!bccShown && (
          <Button
            appearance="transparent"
            size="small"
            aria-label={text.showBcc}
            onClick={() => setBccShown(true)}
          >
            {text.bcc}
          </Button>
        )}
      </div>
      {bccShown && (
        <RecipientsField label={text.bcc} people={state.bcc} onChange={(bcc) => draft.change({ bcc })} />
      )}
      <div className="field">
        <label htmlFor={subjectId}>{text.subject}</label>
        <input
          id={subjectId}
          className="subject"
          value={state.subject}
          onChange={(event) => draft.change({ subject: event.target.value })}
        />
      </div>
    </div>
  );
}
