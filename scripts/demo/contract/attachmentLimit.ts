/** As Outlook on the web: all attachments of a message together. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
