import type { OidcToken } from '@siegelpost/shared/api/sessions';

/** A way to have the house's identity provider say who sits here. Tokens live in memory only. */
export interface IdentityWay {
  /** `nested`: Outlook's own account, without a window. `dialog`: the provider's page in a window. */
  readonly kind: 'nested' | 'dialog';
  /** Asks the person nothing; null where that is not possible now. */
  silently(): Promise<OidcToken | null>;
  /** May show the provider's page; call it right from a click. @throws IdentityError, MailboxError */
  interactively(options: { readonly otherAccount: boolean }): Promise<OidcToken>;
  /** Forgets every token. */
  forget(): Promise<void>;
}

export type IdentityErrorCode =
  /** The person closed the window, or said no. */
  | 'sign-in-cancelled'
  /** The provider refused, or its answer makes no sense. */
  | 'sign-in-failed'
  /** The provider cannot be reached. */
  | 'sign-in-unavailable';

/** The one error of this room. */
export class IdentityError extends Error {
  readonly code: IdentityErrorCode;

  constructor(code: IdentityErrorCode, options: { cause?: unknown } = {}) {
    super(code, options);
    this.name = 'IdentityError';
    this.code = code;
  }
}
