import { Button, Field, Input, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { Fault, WaitingFault } from '../../../contract/fault.ts';
import { api } from '../api.ts';
import { useOutlook } from './outlookContext.ts';

const CALLS = [
  'getAttachmentsAsync',
  'getAttachmentContentAsync',
  'removeAttachmentAsync',
  'body.prependAsync',
  'saveAsync',
  'internetHeaders.setAsync',
  'AttachmentsChanged',
  'OnMessageSend',
  '*',
];
const KINDS: readonly Fault['kind'][] = [
  'error',
  'accessDenied',
  'hang',
  'empty',
  'wrongBytes',
  'delay',
  'lost',
];

/** Lets things go wrong on purpose. */
export function FaultPanel() {
  const { text } = useOutlook();
  const [waiting, setWaiting] = useState<readonly WaitingFault[]>([]);
  const [call, setCall] = useState(CALLS[0] ?? '*');
  const [kind, setKind] = useState<Fault['kind']>('error');
  const [times, setTimes] = useState('1');
  const load = (): void => {
    api.faults().then(setWaiting, () => undefined);
  };
  useEffect(load, []);
  const add = async (): Promise<void> => {
    await api.addFault({ call, kind, times: Math.max(1, Math.trunc(Number(times)) || 1) });
    load();
  };
  const remove = async (id: number): Promise<void> => {
    await api.removeFault(id);
    load();
  };
  return (
    <fieldset className="faults">
      <legend>{text.faults}</legend>
      <p className="faint">{text.faultsHint}</p>
      <div className="fault-row">
        <Field label={text.faultCall}>
          <Select value={call} onChange={(_event, { value }) => setCall(value)}>
            {CALLS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
        <Field label={text.faultKind}>
          <Select
            value={kind}
            onChange={(_event, { value }) => setKind(KINDS.find((each) => each === value) ?? 'error')}
          >
            {KINDS.map((name) => (
              <option key={name} value={name}>
                {text.faultKinds[name]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text.faultTimes}>
          <Input type="number" min={1} value={times} onChange={(_event, { value }) => setTimes(value)} />
        </Field>
        <Button onClick={() => void add()}>{text.addFault}</Button>
      </div>
      {waiting.length === 0 && <p className="faint">{text.noFaults}</p>}
      <ul>
        {waiting.map((fault) => (
          <li key={fault.id}>
            <code>{fault.call}</code> · {text.faultKinds[fault.kind]} · {fault.times}×
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={text.removeFault}
              onClick={() => void remove(fault.id)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
