import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Select,
  Switch,
} from '@fluentui/react-components';
import type { OutlookSettings } from '../../../contract/outlookSettings.ts';
import { keepLanguage, type Language } from '../text/language.ts';
import { FaultPanel } from './FaultPanel.tsx';
import { useOutlook } from './outlookContext.ts';

interface SettingsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChange: (change: Partial<OutlookSettings>) => void;
}

const MAILBOX_SETS: readonly OutlookSettings['mailboxSet'][] = [
  '1.5',
  '1.7',
  '1.8',
  '1.11',
  '1.12',
  '1.13',
  '1.14',
  '1.15',
];
const SEND_MODES: readonly OutlookSettings['sendMode'][] = [
  'manifest',
  'PromptUser',
  'SoftBlock',
  'Block',
  'off',
];

export function SettingsDialog({ open, onClose, onChange }: SettingsDialogProps) {
  const { text, language, environment } = useOutlook();
  const { settings } = environment;
  const changeAddin = (value: string): void =>
    onChange({ addin: value === 'item-send' ? 'item-send' : 'smart-alerts' });
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text.settingsTitle}</DialogTitle>
          <DialogContent className="settings">
            <Field label={text.language}>
              <Select value={language} onChange={(_event, { value }) => changeLanguage(value)}>
                <option value="de">Deutsch</option>
                <option value="en">English</option>
              </Select>
            </Field>
            <Field label={text.mailboxSet} hint={text.mailboxSetHint}>
              <Select
                value={settings.mailboxSet}
                onChange={(_event, { value }) => {
                  const mailboxSet = MAILBOX_SETS.find((known) => known === value);
                  if (mailboxSet) onChange({ mailboxSet });
                }}
              >
                {MAILBOX_SETS.map((set) => (
                  <option key={set}>{set}</option>
                ))}
              </Select>
            </Field>
            <Field label={text.addin}>
              <Select value={settings.addin} onChange={(_event, { value }) => changeAddin(value)}>
                <option value="smart-alerts">{text.addins.smartAlerts}</option>
                <option value="item-send">{text.addins.itemSend}</option>
              </Select>
            </Field>
            <Field label={text.sendMode}>
              <Select
                value={settings.sendMode}
                onChange={(_event, { value }) => {
                  const sendMode = SEND_MODES.find((known) => known === value);
                  if (sendMode) onChange({ sendMode });
                }}
              >
                {SEND_MODES.map((mode) => (
                  <option key={mode} value={mode}>
                    {text.sendModes[mode]}
                  </option>
                ))}
              </Select>
            </Field>
            <Switch
              label={text.onePane}
              checked={settings.onePane}
              onChange={(_event, { checked }) => onChange({ onePane: checked })}
            />
            <Switch
              label={text.eventsUnavailable}
              checked={settings.eventsUnavailable}
              onChange={(_event, { checked }) => onChange({ eventsUnavailable: checked })}
            />
            <fieldset className="timings">
              <legend>{text.timings}</legend>
              <Milliseconds
                label={text.takingLongerAfter}
                value={settings.takingLongerAfterMs}
                onChange={(takingLongerAfterMs) => onChange({ takingLongerAfterMs })}
              />
              <Milliseconds
                label={text.handlerKilledAfter}
                value={settings.handlerKilledAfterMs}
                onChange={(handlerKilledAfterMs) => onChange({ handlerKilledAfterMs })}
              />
            </fieldset>
            <FaultPanel />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {text.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface MillisecondsProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Milliseconds({ label, value, onChange }: MillisecondsProps) {
  return (
    <Field label={label}>
      <Input
        type="number"
        min={0}
        max={3_600_000}
        defaultValue={String(value)}
        onBlur={(event) => {
          const changed = Number(event.target.value);
          if (Number.isInteger(changed) && changed >= 0 && changed <= 3_600_000) onChange(changed);
        }}
      />
    </Field>
  );
}

function changeLanguage(value: string): void {
  const language: Language = value === 'de' ? 'de' : 'en';
  keepLanguage(language);
  location.search = '';
}
