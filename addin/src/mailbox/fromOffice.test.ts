import { expect, test } from '@jest/globals';
import { fromOffice } from './fromOffice.ts';

type Done = (result: Office.AsyncResult<string>) => void;
const result = (parts: object) => parts as Office.AsyncResult<string>;

test('a call that never answers ends by its own limit', async () => {
  await expect(fromOffice(() => undefined, 10)).rejects.toMatchObject({ code: 'mailbox-timed-out' });
});

test('an error in the answer rejects with its cause', async () => {
  const call = (done: Done) => done(result({ status: 'failed', error: { code: 9002 } }));
  await expect(fromOffice(call)).rejects.toMatchObject({ code: 'mailbox-failed', cause: { code: 9002 } });
});

test('a call that throws rejects instead', async () => {
  const call = () => {
    throw new TypeError('not in this Outlook');
  };
  await expect(fromOffice(call)).rejects.toMatchObject({ code: 'mailbox-failed' });
});

test('a late answer changes nothing', async () => {
  let late: Done = () => undefined;
  const call = fromOffice<string>((done) => void (late = done), 10);
  await expect(call).rejects.toMatchObject({ code: 'mailbox-timed-out' });
  late(result({ status: 'succeeded', value: 'too late' }));
  await expect(call).rejects.toMatchObject({ code: 'mailbox-timed-out' });
});
