import { permittedExpiryDays, type SealingRules } from '@siegelpost/shared/policy/classification';
import { useState } from 'react';
import { useAccess, usePane } from '../parts/pane.ts';
import type { SendOrder } from './sending.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A file of this device, with a key for the list. */
export interface OwnFile {
  readonly key: string;
  readonly file: File;
}

/** The part of an order that is filled in here. */
export type FilledForm = Omit<
  SendOrder,
  'classification' | 'mailboxCode' | 'archive' | 'conversation' | 'passwordSource'
>;

export interface SendForm {
  readonly ownFiles: readonly OwnFile[];
  readonly message: string;
  readonly withPassword: boolean;
  readonly oneTime: boolean;
  /** What the next order will carry; null for none. */
  readonly password: string | null;
  /** What the policy permits here. */
  readonly offeredDays: readonly number[];
  readonly days: number;
  readonly addFiles: (files: readonly File[]) => void;
  readonly removeFile: (key: string) => void;
  readonly setMessage: (message: string) => void;
  readonly setWithPassword: (withPassword: boolean) => void;
  readonly setOneTime: (oneTime: boolean) => void;
  readonly setDays: (days: number) => void;
  /** The order as it stands; the next one gets another password. */
  readonly order: () => FilledForm;
  readonly clear: () => void;
}

/** What the clerk fills in, within what the level permits. It outlives a failure, so that nothing is typed twice. */
export function useSendForm(rules: SealingRules): SendForm {
  const { now, newPassword } = usePane();
  const { policy } = useAccess();
  const [ownFiles, setOwnFiles] = useState<readonly OwnFile[]>([]);
  const [message, setMessage] = useState('');
  const [freshPassword, setFreshPassword] = useState(newPassword);
  const [wishesPassword, setWithPassword] = useState(true);
  const [oneTime, setOneTime] = useState(false);
  const [wishedDays, setDays] = useState(policy.defaultExpiryDays);
  const offeredDays = permittedExpiryDays(policy.expiryDays, rules);
  const days = offeredDays.includes(wishedDays) ? wishedDays : longest(offeredDays);
  const withPassword = wishesPassword || rules.passwordRequired;
  const password = withPassword ? freshPassword : null;
  return {
    ownFiles,
    message,
    withPassword,
    oneTime,
    password,
    offeredDays,
    days,
    addFiles: (files) =>
      setOwnFiles((before) => [...before, ...files.map((file) => ({ key: crypto.randomUUID(), file }))]),
    removeFile: (key) => setOwnFiles((before) => before.filter((one) => one.key !== key)),
    setMessage,
    setWithPassword,
    setOneTime,
    setDays,
    order() {
      setFreshPassword(newPassword());
      return {
        ownFiles: ownFiles.map(({ file }) => ({ name: file.name, content: file })),
        message: message.trim() === '' ? '' : message,
        password,
        oneTime,
        expiresAt: expiryAfter(days, now()),
      };
    },
    clear() {
      setOwnFiles([]);
      setMessage('');
    },
  };
}

/** Whether there is something of the person's own in it. */
export function isFilledIn({ ownFiles, message }: Pick<SendForm, 'ownFiles' | 'message'>): boolean {
  return ownFiles.length > 0 || message.trim() !== '';
}

const longest = (days: readonly number[]) => Math.max(...days);

/** The moment so many days from now. */
export function expiryAfter(days: number, now: Date): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString();
}
