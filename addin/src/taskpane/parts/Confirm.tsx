import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from './pane.ts';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that does it. */
  readonly action: string;
  readonly onAction: () => void;
  readonly onClose: () => void;
}

/** Asks, while it is shown, before something is done that others notice. Escape and the other button leave everything as it is. */
export function Confirm({ title, children, action, onAction, onClose }: Props) {
  const { text } = usePane();
  return (
    <Dialog modalType="alert" open onOpenChange={(_, change) => !change.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{text.say('action.cancel')}</Button>
            <Button
              appearance="primary"
              onClick={() => {
                onClose();
                onAction();
              }}
            >
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
