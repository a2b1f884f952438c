import type { TransferErrorCode } from '@siegelpost/shared/transfer/transferError';
import type { CliErrorCode } from '../cliError.ts';
import { english } from './english.ts';
import { german } from './german.ts';

/** Everything the command line says. */
export interface Sentences {
  readonly language: 'de' | 'en';
  readonly help: string;
  unknownCommand(name: string): string;
  readonly cli: Readonly<Record<CliErrorCode, (subject: string) => string>>;
  transfer(code: TransferErrorCode): string;
  readonly ask: {
    readonly password: string;
    readonly passphraseOrLink: string;
    readonly newPassphrase: string;
    readonly again: string;
    readonly keyPassphrase: string;
    readonly code: string;
    readonly recoveryCode: string;
  };
  sealed(file: string): string;
  opened(file: string): string;
  readonly keepRecoveryCode: string;
  signedIn(address: string): string;
  readonly sent: { readonly link: string; readonly password: string; readonly reference: string };
  /** An earlier call of the same command was cut off. */
  readonly goesOn: string;
  readonly goOnLater: string;
  /** Policy has the archive read along; its fingerprint. */
  archive(fingerprint: string): string;
  readonly from: string;
  readonly until: string;
}

export function sentences(language: 'de' | 'en'): Sentences {
  return language === 'de' ? german : english;
}
