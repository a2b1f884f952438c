import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { usePane } from '../parts/pane.ts';

/** Recalling cannot be undone: it asks first. */
export function RecallDialog({ subject, onRecall }: { subject: string; onRecall: () => void }) {
  const { text } = usePane();
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" aria-label={`${text.say('sent.recall')}: ${subject}`}>
          {text.say('sent.recall')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text.say('sent.recallTitle')}</DialogTitle>
          <DialogContent>{text.say('sent.recallBody')}</DialogContent>
          <DialogActions fluid>
            <DialogTrigger disableButtonEnhancement>
              <Button>{text.say('action.cancel')}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={onRecall}>
                {text.say('sent.recall')}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
