/** Whether this Outlook has a Mailbox set. One that cannot even say so is taken for one without. */
export function supports(set: string): boolean {
  try {
    return Office.context.requirements.isSetSupported('Mailbox', set);
  } catch {
    return false;
  }
}

/** Whether this Outlook says that it has not. In doubt it has: then a call that fails holds the mail. */
export function lacks(set: string): boolean {
  try {
    return !Office.context.requirements.isSetSupported('Mailbox', set);
  } catch {
    return false;
  }
}
