import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { OpenedPackage, Transfer } from '@siegelpost/shared/transfer/transfer';
import type { ReactNode } from 'react';
import type { FirstParts } from './commonParts.ts';

/** What the screens after the password have of the world outside. */
export interface ConversationParts extends FirstParts {
  /** Starts its worker at the first call. */
  readonly transfer: () => Transfer;
  /** As a script address that may be run. */
  readonly downloadWorkerUrl: string;
  /** Fetches a download without leaving the page. */
  readonly goToDownload: (path: string) => void;
}

export interface ConversationProps {
  readonly opened: OpenedPackage;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly parts: ConversationParts;
  readonly policy: PublicPolicy | undefined;
}

/** The screens after the password. */
export type ConversationScreen = (props: ConversationProps) => ReactNode;
