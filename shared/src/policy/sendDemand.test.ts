import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Level, NOTHING_DEMANDED } from './classification.ts';
import { attachedBytes, type OutgoingMail, sendDemand, type SendRules } from './sendDemand.ts';

const LABEL = '0a1b2c3d-1111-2222-3333-444455556666';
const FILE = { size: 100, isInline: false, attachmentType: 'file' };
const PICTURE = { ...FILE, isInline: true };

const level = (id: string, demands: Partial<Level> = {}): Level => ({
  id,
  ...NOTHING_DEMANDED,
  ...demands,
});

const RULES: SendRules = {
  attachmentThresholdBytes: 1000,
  classifications: [
    level('public'),
    level('internal', { recommendEncrypt: true }),
    level('confidential', { mustEncrypt: true, labelIds: [LABEL] }),
    level('house', { recipientDomains: ['stadt.example'] }),
    level('vs-nfd', { blocked: true }),
  ],
  protectedDomains: ['webmail.example'],
};

const MAIL: OutgoingMail = {
  attachments: [],
  recipients: ['buerger@privat.example'],
  classification: null,
  labelId: null,
  sealed: false,
};

const demand = (mail: Partial<OutgoingMail>) => sendDemand({ ...MAIL, ...mail }, RULES);

test('a mail that nothing is demanded of passes', () => {
  expect(demand({})).toEqual({ tier: 'pass' });
  expect(demand({ attachments: [{ ...FILE, size: 1000 }], classification: 'public' })).toEqual({
    tier: 'pass',
  });
});

test('one octet above the threshold must be sealed, even beside a link', () => {
  const attachments = [FILE, { ...FILE, size: 901 }];
  expect(demand({ attachments })).toEqual({ tier: 'must', reason: 'too-much-attached' });
  expect(demand({ attachments, sealed: true })).toEqual({ tier: 'must', reason: 'too-much-attached' });
});

test('a level that must be sealed holds a mail also without attachments, until it is sealed', () => {
  const held = { tier: 'must', reason: 'level', levelId: 'confidential' };
  expect(demand({ classification: 'confidential' })).toEqual(held);
  expect(demand({ classification: 'confidential', sealed: true })).toEqual({ tier: 'pass' });
  expect(demand({ classification: 'confidential', sealed: true, attachments: [PICTURE] })).toEqual({
    tier: 'pass',
  });
  expect(demand({ classification: 'confidential', sealed: true, attachments: [FILE] })).toEqual(held);
});

test('a sensitivity label stands for its level, however its GUID is written', () => {
  expect(demand({ labelId: LABEL.toUpperCase() })).toMatchObject({ tier: 'must', levelId: 'confidential' });
  expect(demand({ labelId: LABEL.replace('0', '9') })).toEqual({ tier: 'pass' });
  expect(demand({ labelId: LABEL, classification: 'public' })).toMatchObject({ tier: 'must' });
});

test('a level that the policy no longer has holds what is not sealed', () => {
  expect(demand({ classification: 'gone' })).toEqual({ tier: 'must', reason: 'level-unknown' });
  expect(demand({ classification: 'gone', sealed: true })).toEqual({ tier: 'pass' });
});

test('sealing is recommended only where something is attached', () => {
  expect(demand({ classification: 'internal' })).toEqual({ tier: 'pass' });
  expect(demand({ classification: 'internal', attachments: [FILE] })).toEqual({
    tier: 'recommend',
    reason: 'level',
    levelId: 'internal',
  });
  expect(demand({ classification: 'internal', attachments: [{ ...FILE, size: 1001 }] })).toMatchObject({
    tier: 'must',
  });
});

test('a blocked level stays, sealed or not', () => {
  for (const sealed of [false, true])
    expect(demand({ classification: 'vs-nfd', sealed })).toEqual({
      tier: 'blocked',
      reason: 'level-blocked',
      levelId: 'vs-nfd',
    });
});

test('a level for certain domains goes to these and their subdomains alone', () => {
  const recipients = ['a@stadt.example', 'b@Amt.Stadt.Example', 'c@vorstadt.example', '/O=X/CN=D'];
  expect(demand({ classification: 'house', recipients, sealed: true })).toEqual({
    tier: 'blocked',
    reason: 'recipient-not-permitted',
    levelId: 'house',
    recipients: ['c@vorstadt.example', '/O=X/CN=D'],
  });
  expect(demand({ classification: 'house', recipients: recipients.slice(0, 2) })).toEqual({ tier: 'pass' });
});

test('mail to a protected domain, or to who knows whom, must be sealed', () => {
  const recipients = ['a@WEBMAIL.example', 'b@stadt.example', 'Verteiler'];
  expect(demand({ recipients })).toEqual({
    tier: 'must',
    reason: 'protected-recipient',
    recipients: ['a@WEBMAIL.example', 'Verteiler'],
  });
  expect(demand({ recipients, sealed: true })).toEqual({ tier: 'pass' });
  expect(sendDemand({ ...MAIL, recipients: ['Verteiler'] }, { ...RULES, protectedDomains: [] })).toEqual({
    tier: 'pass',
  });
});

test('attachments whose size is missing or senseless count as too large; links to a cloud as nothing', () => {
  const cloud = { ...FILE, attachmentType: 'cloud', size: 5_000_000 };
  expect(attachedBytes([cloud, PICTURE])).toBe(0);
  for (const size of [NaN, -1, undefined as unknown as number])
    expect(attachedBytes([{ ...FILE, size }])).toBe(Infinity);
});

test('one more file, recipient or level never weakens what is demanded', () => {
  const WEIGHT = { pass: 0, recommend: 1, must: 2, blocked: 3 };
  const attachments = fc.array(
    fc.record({
      size: fc.nat(2000),
      isInline: fc.boolean(),
      attachmentType: fc.constantFrom('file', 'cloud', 'item'),
    }),
  );
  const recipients = fc.array(
    fc.constantFrom('a@stadt.example', 'b@privat.example', 'c@webmail.example', 'Verteiler'),
  );
  const classification = fc.constantFrom(
    null,
    'public',
    'internal',
    'confidential',
    'house',
    'vs-nfd',
    'gone',
  );
  fc.assert(
    fc.property(
      fc.record({ attachments, recipients, classification, sealed: fc.boolean() }),
      attachments,
      recipients,
      (mail, moreFiles, morePeople) => {
        const before = sendDemand({ ...mail, labelId: null }, RULES);
        const after = sendDemand(
          {
            ...mail,
            labelId: LABEL,
            attachments: [...mail.attachments, ...moreFiles],
            recipients: [...mail.recipients, ...morePeople],
          },
          RULES,
        );
        expect(WEIGHT[after.tier]).toBeGreaterThanOrEqual(WEIGHT[before.tier]);
      },
    ),
  );
});
