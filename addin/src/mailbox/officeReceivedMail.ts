import { fromOffice } from './fromOffice.ts';
import type { ReceivedMail } from './mailbox.ts';

/** The mail being read, over office.js. */
export function createOfficeReceivedMail(office: typeof Office, item: Office.MessageRead): ReceivedMail {
  return {
    kind: 'received',
    key: item.itemId || crypto.randomUUID(),
    subject: item.subject,
    text: () => fromOffice<string>((done) => item.body.getAsync(office.CoercionType.Text, done)),
    async header(name) {
      if (!item.getAllInternetHeadersAsync) return null;
      const all = await fromOffice<string>((done) => item.getAllInternetHeadersAsync(done));
      return headerValue(all, name);
    },
  };
}

/** The first value of a header in a block of header lines; a line that begins with white space goes on (RFC 5322 §2.2.3). */
export function headerValue(block: string, name: string): string | null {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const wanted = `${name.toLowerCase()}:`;
  const line = lines.find((one) => one.toLowerCase().startsWith(wanted));
  return line?.slice(wanted.length).trim() || null;
}
