import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SmartAlert } from '../host/smartAlert.ts';
import type { Text } from '../text/german.ts';
import { useOutlook } from './outlookContext.ts';
import type { Sending } from './useSend.ts';

interface SmartAlertDialogProps {
  readonly sending: Sending;
  readonly onCommand: (commandId: string, contextData: string) => void;
}

/** What the person sees while the add-in checks a message, and when it holds it. */
export function SmartAlertDialog({ sending, onCommand }: SmartAlertDialogProps) {
  const { text, environment } = useOutlook();
  const { state } = sending;
  const addin = environment.addin.name;

  if (state.step === 'checking' && state.takingLonger) {
    const mayLeave = state.mode === 'PromptUser';
    return (
      <Alert title={addin} onClose={sending.backToWriting}>
        <DialogContent>
          <p>{mayLeave ? text.takingLonger(addin) : text.takingLongerBlocked(addin)}</p>
          <Spinner size="tiny" labelPosition="after" label={text.checking(addin)} />
        </DialogContent>
        <DialogActions>
          {mayLeave && <Button onClick={sending.sendAnyway}>{text.sendAnyway}</Button>}
          <Button appearance="primary" onClick={sending.backToWriting}>
            {text.dontSend}
          </Button>
        </DialogActions>
      </Alert>
    );
  }
  if (state.step !== 'held') return null;

  const { alert } = state;
  const leave = (): void => {
    sending.backToWriting();
    if (alert.commandId !== null) onCommand(alert.commandId, alert.contextData);
  };
  return (
    <Alert title={addin} onClose={sending.backToWriting}>
      <DialogContent>
        <p className="alert-message">{alert.message ?? ownMessage(alert, addin, text)}</p>
      </DialogContent>
      <DialogActions>
        {alert.canSendAnyway && <Button onClick={sending.sendAnyway}>{text.sendAnyway}</Button>}
        <Button appearance="primary" onClick={leave}>
          {leaveLabel(alert, text)}
        </Button>
      </DialogActions>
    </Alert>
  );
}

function Alert({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className="smart-alert" data-smart-alert>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          {children}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function ownMessage(alert: SmartAlert, addin: string, text: Text): string {
  switch (alert.kind) {
    case 'not-allowed':
      return text.alertDefault(addin);
    case 'unavailable':
      return alert.canSendAnyway ? text.alertUnavailable(addin) : text.alertUnavailableBlocked(addin);
    case 'timed-out':
      return alert.canSendAnyway ? text.alertTimedOut(addin) : text.alertTimedOutBlocked(addin);
  }
}

function leaveLabel(alert: SmartAlert, text: Text): string {
  if (alert.cancelLabel !== null) return alert.cancelLabel;
  if (alert.kind === 'unavailable') return alert.canSendAnyway ? text.tryLater : text.ok;
  if (alert.kind === 'timed-out' && !alert.canSendAnyway) return text.ok;
  return text.dontSend;
}
