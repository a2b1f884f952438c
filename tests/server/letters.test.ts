import { sentences } from '@siegelpost/addin/text/sentences';
import {
  answerMail,
  codeMail,
  lockedMail,
  packageCodeMail,
  visitorCodeMail,
  visitorMail,
} from '@siegelpost/server/mail/letters';
import { describe, expect, test } from '@jest/globals';

const organisation = 'Stadt Beispiel';
const reference = 'SP-7K3M-Q2VD';
const moment = new Date('2026-03-04T09:30:00Z');
const link = 'https://post.stadt.example/r/BBBBBBBBBBBBBBBBBBBBBA';

const answer = answerMail({ organisation, reference, link, receivedAt: moment });
const visitor = visitorMail({ organisation, reference, link, receivedAt: moment });
const locked = lockedMail({ organisation, reference, sealedAt: moment });
const code = { organisation, code: '123 456' };
const all = [answer, visitor, locked, codeMail(code), packageCodeMail(code)];

test('the mail about a lock names what the pane has', () => {
  for (const key of ['nav.sent', 'sent.unlock', 'sent.recall'] as const) {
    expect(locked.text).toContain(`„${sentences[key].de}“`);
    expect(locked.text).toContain(`“${sentences[key].en}”`);
  }
});

test('every mail that names a package calls its number what pane and link call it', () => {
  for (const { text } of [answer, visitor, locked]) {
    expect(text).toContain(`${sentences['send.reference'].de}: ${reference}`);
    expect(text).toContain(`${sentences['send.reference'].en}: ${reference}`);
  }
});

describe('a notification', () => {
  test.each([
    ['of an answer', answer],
    ['of a visitor', visitor],
  ])('%s says before its link what a browser shows there', (_what, { text, html }) => {
    for (const words of [
      'Der folgende Link zeigt Ihnen im Browser nur',
      'In a browser, this link only shows',
    ]) {
      expect(text).toMatch(new RegExp(`${words} [^\\n]*:\\n\\n${link}`));
      expect(html).toContain(words);
    }
  });
});

test('German mails say E-Mail, English ones email', () => {
  const written = [...all, visitorCodeMail({ ...code, visited: 'Erika Sommer' })];
  for (const { subject, text } of written) expect(`${subject} ${text}`).not.toMatch(/(?<!E-)\bmail\b/i);
});
