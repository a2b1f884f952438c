/** Error codes of mailbox calls; office.js adds the texts. */
export const OFFICE_ERROR = {
  attachmentTooLarge: 9000,
  tooManyAttachments: 9001,
  internalFormat: 9002,
  invalidAttachmentId: 9003,
  uploadFailed: 9007,
  attachmentNotFound: 9008,
  saveFailed: 9021,
  duplicateKey: 9023,
  keyNotFound: 9024,
  tooManyNotifications: 9025,
  itemNotSaved: 9046,
  sessionKeyNotFound: 9050,
  notSupported: 9018,
} as const;

/** A mailbox call that the add-in sees fail with this code. */
export class OfficeError extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`Office error ${code}`);
    this.name = 'OfficeError';
    this.code = code;
  }
}
