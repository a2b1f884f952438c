import { useState } from 'react';
import { useAccess, usePane } from '../parts/pane.ts';
import type { SendOrder } from './sending.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A file of this device, with a key for the list. */
export interface OwnFile {
  readonly key: string;
  readonly file: File;
}

export interface SendForm {
  readonly ownFiles: readonly OwnFile[];
  readonly message: string;
  readonly withPassword: boolean;
  readonly days: number;
  readonly addFiles: (files: readonly File[]) => void;
  readonly removeFile: (key: string) => void;
  readonly setMessage: (message: string) => void;
  readonly setWithPassword: (withPassword: boolean) => void;
  readonly setDays: (days: number) => void;
  /** The order as it stands, with a fresh password where one is wanted. */
  readonly order: () => SendOrder;
  readonly clear: () => void;
}

/** What the clerk fills in. It outlives a failure, so that nothing is typed twice. */
export function useSendForm(): SendForm {
  const { now, newPassword } = usePane();
  const { policy } = useAccess();
  const [ownFiles, setOwnFiles] = useState<readonly OwnFile[]>([]);
  const [message, setMessage] = useState('');
  const [withPassword, setWithPassword] = useState(true);
  const [days, setDays] = useState(policy.defaultExpiryDays);
  return {
    ownFiles,
    message,
    withPassword,
    days,
    addFiles: (files) =>
      setOwnFiles((before) => [...before, ...files.map((file) => ({ key: crypto.randomUUID(), file }))]),
    removeFile: (key) => setOwnFiles((before) => before.filter((one) => one.key !== key)),
    setMessage,
    setWithPassword,
    setDays,
    order: () => ({
      ownFiles: ownFiles.map(({ file }) => ({ name: file.name, content: file })),
      message: message.trim() === '' ? '' : message,
      password: withPassword ? newPassword() : null,
      expiresAt: expiryAfter(days, now()),
    }),
    clear() {
      setOwnFiles([]);
      setMessage('');
    },
  };
}

/** The moment so many days from now. */
export function expiryAfter(days: number, now: Date): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString();
}
