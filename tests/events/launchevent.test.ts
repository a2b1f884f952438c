import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'acorn';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PolicyConfig } from '@siegelpost/server/config';
import { USUAL_CLASSIFICATIONS } from '@siegelpost/server/config/classifications';
import { eventFilePreamble } from '@siegelpost/server/static/eventFilePreamble';
import { type BareHost, type BareMail, type Outcome, runHandler } from './bareOutlook.ts';

/** Classic Outlook loads the file on every Send. */
const MOST_BYTES = 30_000;
const LABEL = '0a1b2c3d-1111-2222-3333-444455556666';
const ORIGIN = 'https://post.stadt.example';
const FILE = { id: '1', name: 'a.pdf', size: 100, isInline: false, attachmentType: 'file' };
const LARGE = { ...FILE, size: 2_000_001 };
const CLEAN = { 'x-siegelpost-draft': `clean;${'A'.repeat(22)}` };

const POLICY = {
  attachmentThresholdBytes: 2_000_000,
  classifications: USUAL_CLASSIFICATIONS.map((level) => ({
    ...level,
    labelIds: level.id === 'confidential' ? [LABEL] : [],
    recipientDomains: level.id === 'public' ? ['stadt.example'] : null,
  })),
  protectedDomains: ['webmail.example'],
} as unknown as PolicyConfig;

let folder: string;
let code: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-events-'));
  const addin = fileURLToPath(new URL('../../addin/', import.meta.url));
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '-c', 'vite.events.config.ts', '--outDir', folder],
    { cwd: addin },
  );
  code = await readFile(join(folder, 'launchevent.js'), 'utf8');
  script = eventFilePreamble(POLICY, ORIGIN) + code;
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const send = (mail: BareMail, host?: BareHost): Promise<Outcome> =>
  runHandler(script, 'onMessageSend', mail, host);
const passes = { allowEvent: true };
const chosen = (id: string) => ({ 'x-siegelpost-classification': id });

test('the file is JavaScript of 2016 without modules, and small', () => {
  parse(script, { ecmaVersion: 2016, sourceType: 'script' });
  console.log(`launchevent.js: ${String(Buffer.byteLength(code))} of ${String(MOST_BYTES)} octets`);
  expect(Buffer.byteLength(code)).toBeLessThan(MOST_BYTES);
  expect(code).not.toMatch(
    /\b(?:async|await|import|document|localStorage|sessionStorage|crypto|XMLHttpRequest)\b/,
  );
});

describe('on Send', () => {
  test('a mail that nothing is demanded of leaves', async () => {
    const outcome = await send({ to: ['a@privat.example'], attachments: [FILE] });
    expect(outcome.options).toEqual(passes);
    expect(outcome.fetched).toEqual([`${ORIGIN}/api/policy`]);
    expect(outcome.completions).toBe(1);
  });

  test.each<[string, BareMail, string]>([
    ['attachments above the threshold', { attachments: [FILE, LARGE] }, 'too-much-attached'],
    ['attachments beside a link', { attachments: [LARGE], headers: CLEAN }, 'too-much-attached'],
    ['a chosen level that must be sealed', { headers: chosen('confidential') }, 'level'],
    ['its sensitivity label', { labelId: LABEL.toUpperCase() }, 'level'],
    [
      'such a level with a file beside the link',
      { headers: { ...CLEAN, ...chosen('confidential') }, attachments: [FILE] },
      'level',
    ],
    ['a level that is gone', { headers: chosen('long-gone') }, 'level-unknown'],
    ['a protected recipient in Bcc', { bcc: ['a@webmail.example'] }, 'protected-recipient'],
    ['a recipient without a domain', { cc: ['Verteiler'] }, 'protected-recipient'],
    ['work of the pane that is not done', { headers: { 'x-siegelpost-draft': 'held' } }, 'unfinished'],
    ['a size that is missing', { attachments: [{ ...FILE, size: undefined }] }, 'too-much-attached'],
  ])('%s is held and leads into the pane', async (_what, mail, reason) => {
    for (const language of ['de-DE', 'en-US']) {
      const { options } = await send(mail, { language });
      expect(options).toMatchObject({
        allowEvent: false,
        commandId: 'msgComposeOpenPane',
        cancelLabel: language === 'de-DE' ? 'Sicher senden' : 'Send securely',
        contextData: JSON.stringify({ reason }),
      });
      expect(options).not.toHaveProperty('sendModeOverride');
      expectToFit(options);
    }
  });

  test.each<[string, BareMail]>([
    ['sealed by the pane', { headers: { ...CLEAN, ...chosen('confidential') }, to: ['a@webmail.example'] }],
    [
      'with pictures and cloud links only',
      {
        attachments: [
          { ...LARGE, isInline: true },
          { ...LARGE, attachmentType: 'cloud' },
        ],
      },
    ],
    [
      'of a level for the house, within the house',
      { headers: chosen('public'), to: ['a@amt.stadt.example'] },
    ],
    ['recommended to be sealed, without files', { headers: chosen('internal') }],
    ['exactly at the threshold', { attachments: [{ ...FILE, size: 2_000_000 }] }],
    ['without the licence for labels', { fails: ['label'] }],
  ])('a mail %s leaves', async (_what, mail) => {
    expect((await send(mail)).options).toEqual(passes);
  });

  test('a blocked level is held, sealed or not, and the pane offers to choose another', async () => {
    const { options } = await send({ headers: { ...CLEAN, ...chosen('vs-nfd') } });
    expect(options).toMatchObject({ allowEvent: false, cancelLabel: 'Einstufung ändern' });
    expect(options['errorMessage']).toContain('VS – NUR FÜR DEN DIENSTGEBRAUCH');
    expectToFit(options);
  });

  test('where only the recipients are wrong, there is no way through the pane', async () => {
    const { options } = await send({
      headers: chosen('public'),
      to: ['a@privat.example', 'b@privat.example'],
    });
    expect(options['allowEvent']).toBe(false);
    expect(options['errorMessage']).toContain('a@privat.example und 1 weitere');
    expect(options).not.toHaveProperty('commandId');
  });

  test('what is recommended is asked where Outlook can ask, and let go where it can not', async () => {
    const mail = { headers: chosen('internal'), attachments: [FILE] };
    expect((await send(mail)).options).toMatchObject({
      allowEvent: false,
      sendModeOverride: 'promptUser',
      cancelLabel: 'Sicher senden',
    });
    expect((await send(mail, { set: '1.12' })).options).toEqual(passes);
  });

  test.each(['attachments', 'headers', 'to', 'cc', 'bcc'])(
    'when Outlook fails to tell %s, or throws, the mail is held',
    async (call) => {
      for (const fault of ['fails', 'throws'] as const) {
        const { options, completions } = await send({ [fault]: [call] });
        expect(options).toMatchObject({ allowEvent: false, contextData: '{"reason":"unknown"}' });
        expectToFit(options);
        expect(completions).toBe(1);
      }
    },
  );

  test('when Outlook never answers, the mail is held in the end', async () => {
    const { options, milliseconds } = await send({ silent: ['attachments'] });
    expect(options).toMatchObject({ allowEvent: false, contextData: '{"reason":"unknown"}' });
    expect(milliseconds).toBeGreaterThan(10_000);
  });

  test.each([false, {}, 'x'])('%j is no list of attachments and holds the mail', async (attachments) => {
    expect((await send({ attachments })).options).toMatchObject({ allowEvent: false });
  });

  test('never more than three calls to Outlook are open', async () => {
    expect((await send({ labelId: LABEL })).atOnce).toBeLessThanOrEqual(3);
  });
});

describe('the policy', () => {
  const mail = { attachments: [{ ...FILE, size: 5000 }] };

  test('of this minute holds where the server tells it', async () => {
    const stricter = { ...POLICY, attachmentThresholdBytes: 4999 };
    expect((await send(mail, { policy: stricter })).options).toMatchObject({ allowEvent: false });
    const looser = { ...POLICY, attachmentThresholdBytes: 9_000_000 };
    expect((await send({ attachments: [LARGE] }, { policy: looser })).options).toEqual(passes);
  });

  test.each([
    ['is unreachable', 'unreachable'],
    ['never answers', 'never'],
    ['tells nonsense', { attachmentThresholdBytes: '9' }],
    ['leaves out the levels', { attachmentThresholdBytes: 9_000_000_000, protectedDomains: [] }],
    [
      'tells a level that is none',
      { attachmentThresholdBytes: 9e9, protectedDomains: [], classifications: [{ id: 'x' }] },
    ],
    ['tells nothing', null],
  ])('that came with the file holds when the server %s', async (_what, policy) => {
    expect((await send({ attachments: [LARGE] }, { policy })).options).toMatchObject({ allowEvent: false });
    expect((await send(mail, { policy })).options).toEqual(passes);
  });

  test('is the strictest there is where none came with the file', async () => {
    for (const preamble of ['', 'var __SIEGELPOST_POLICY__ = {"attachmentThresholdBytes":"many"};']) {
      const run = (given: BareMail) => runHandler(preamble + code, 'onMessageSend', given);
      const { options } = await run({ attachments: [{ ...FILE, size: 1 }] });
      expect(options).toMatchObject({ allowEvent: false });
      expect(options['errorMessage']).toMatch(/^Anlagen dürfen nur verschlüsselt/);
      expect((await run({})).options).toEqual(passes);
    }
  });
});

describe('the handler’s time', () => {
  test.each([
    ['the server answers', POLICY],
    ['the server is unreachable', 'unreachable'],
    ['the server hangs', 'never'],
  ])('is below 300 ms for a mail that may leave, when %s', async (what, policy) => {
    const times: number[] = [];
    for (let run = 0; run < 20; run++)
      times.push((await send({ attachments: [FILE] }, { policy, answerMs: 10 })).milliseconds);
    const median = times.toSorted((a, b) => a - b)[10] ?? Infinity;
    console.log(`on Send, ${what}: ${median.toFixed(1)} ms (median of 20, Outlook answering in 10 ms)`);
    expect(median).toBeLessThan(300);
  });
});

describe('while a mail is written', () => {
  const changed = (mail: BareMail, host?: BareHost) => runHandler(script, 'onDraftChanged', mail, host);
  const KEY = 'siegelpost-hint';

  test.each<[string, BareMail, RegExp]>([
    ['large attachments', { attachments: [LARGE] }, /größer als 2 MB/],
    ['a level that must be sealed', { headers: chosen('confidential') }, /„vertraulich“ verlangt/],
    ['a sensitivity label of such a level', { labelId: LABEL }, /„vertraulich“ verlangt/],
    ['a recommendation', { headers: chosen('internal'), attachments: [FILE] }, /empfohlen/],
    ['a protected recipient', { to: ['a@webmail.example'] }, /für a@webmail\.example/],
    ['a blocked level', { labelId: '', headers: chosen('vs-nfd') }, /dürfen nicht mit Siegelpost/],
  ])('%s bring a line into the bar before anybody presses Send', async (_what, mail, sentence) => {
    const { notices, completions } = await changed(mail);
    const notice = notices.get(KEY);
    expect(notice?.['message']).toMatch(sentence);
    expect(String(notice?.['message']).length).toBeLessThanOrEqual(150);
    expect(notice).toMatchObject({ type: 'insightMessage', icon: 'Icon.16' });
    expect(completions).toBe(1);
  });

  test('where Outlook has no buttons there, the line comes without', async () => {
    const { notices } = await changed({ attachments: [LARGE], fails: ['notice:insightMessage'] });
    expect(notices.get(KEY)).toMatchObject({ type: 'informationalMessage', persistent: false });
  });

  test('nothing is said where nothing is demanded, nothing is known, or the pane is at work', async () => {
    for (const mail of [
      { attachments: [FILE] },
      { fails: ['attachments'] },
      { attachments: [LARGE], headers: { 'x-siegelpost-draft': 'held' } },
    ]) {
      const { notices, options } = await changed(mail);
      expect(notices.size).toBe(0);
      expect(options).toEqual(passes);
    }
  });

  test('the line goes when its reason goes', async () => {
    const notices = { [KEY]: { message: 'Die Anlagen sind größer als 2 MB.' } };
    expect((await changed({ attachments: [LARGE] }, { notices })).notices.size).toBe(1);
    expect((await changed({ attachments: [FILE] }, { notices })).notices.size).toBe(0);
  });

  test('a bar that cannot be written does not keep Outlook waiting for ever', async () => {
    const { completions } = await changed({ attachments: [LARGE], silent: ['notice:insightMessage'] });
    expect(completions).toBe(1);
  });
});

describe('on Send without Smart Alerts', () => {
  const itemSend = (mail: BareMail, host?: BareHost) => runHandler(script, 'onItemSend', mail, host);

  test('the same mail is held, and the bar says why', async () => {
    const { options, notices } = await itemSend({ attachments: [LARGE] }, { set: '1.9' });
    expect(options).toEqual({ allowEvent: false });
    expect(notices.get('siegelpost-held')).toMatchObject({
      type: 'errorMessage',
      message: 'Die Anlagen sind größer als 2 MB. Klicken Sie vor dem Senden auf „Sicher senden“.',
    });
  });

  test('what is sealed, and what is only recommended to be, leaves', async () => {
    expect(
      (await itemSend({ headers: { ...CLEAN, ...chosen('confidential') } }, { set: '1.9' })).options,
    ).toEqual(passes);
    expect(
      (await itemSend({ headers: chosen('internal'), attachments: [FILE] }, { set: '1.9' })).options,
    ).toEqual(passes);
  });

  test('an error holds it there too, also when the bar cannot be written', async () => {
    const { options } = await itemSend({ fails: ['attachments', 'notice:errorMessage'] }, { set: '1.9' });
    expect(options).toEqual({ allowEvent: false });
  });

  test('before Mailbox 1.8 the pane’s notes are properties, and attachments cannot be seen', async () => {
    const old = { set: '1.5' };
    const to = ['a@webmail.example'];
    expect((await itemSend({}, old)).options).toEqual(passes);
    expect((await itemSend({ to }, old)).options).toEqual({ allowEvent: false });
    expect((await itemSend({ to, properties: CLEAN }, old)).options).toEqual(passes);
    expect((await itemSend({ properties: chosen('confidential') }, old)).options).toEqual({
      allowEvent: false,
    });
    expect((await itemSend({ properties: { 'x-siegelpost-draft': 'held' } }, old)).options).toEqual({
      allowEvent: false,
    });
    expect((await itemSend({ fails: ['properties'] }, old)).options).toEqual({ allowEvent: false });
  });

  test('an Outlook that cannot be asked what it can do is taken for one that sees attachments', async () => {
    expect((await itemSend({ attachments: [LARGE] }, { dumb: true })).options).toEqual({ allowEvent: false });
    expect((await itemSend({ attachments: [FILE] }, { dumb: true })).options).toEqual(passes);
    expect((await itemSend({}, { dumb: true, set: '1.5' })).options).toEqual({ allowEvent: false });
    expect((await send({ attachments: [LARGE] }, { dumb: true })).options).toMatchObject({
      allowEvent: false,
    });
  });

  test('Smart Alerts never take an Outlook for one that cannot see attachments', async () => {
    expect((await send({ attachments: [FILE] }, { set: '1.5' })).options).toMatchObject({
      allowEvent: false,
    });
  });
});

test('names and addresses of any length leave our own words room', async () => {
  const long = 'x'.repeat(100);
  const policy = {
    ...POLICY,
    classifications: [
      {
        ...USUAL_CLASSIFICATIONS[2],
        id: 'long',
        names: { de: long, en: long },
        recipientDomains: ['a.example'],
      },
    ],
  };
  const mail = { headers: chosen('long'), to: [`${long}@${long}.example`] };
  for (const to of [mail.to, ['a@a.example']])
    for (const language of ['de', 'en']) {
      const { options } = await send({ ...mail, to }, { policy, language });
      expectToFit(options);
      expect(options['errorMessage']).not.toMatch(/…$/);
      const { notices } = await runHandler(script, 'onDraftChanged', { ...mail, to }, { policy, language });
      for (const { message } of notices.values()) {
        expect(String(message).length).toBeLessThanOrEqual(150);
        expect(message).not.toMatch(/…$/);
      }
    }
});

/** What Outlook cuts or refuses. */
function expectToFit(options: Readonly<Record<string, unknown>>): void {
  const { errorMessage, cancelLabel = '', contextData = '' } = options;
  expect(typeof errorMessage).toBe('string');
  expect(String(errorMessage).length).toBeGreaterThan(20);
  expect(String(errorMessage).length).toBeLessThanOrEqual(500);
  expect(errorMessage).not.toContain('{');
  expect(String(cancelLabel).length).toBeLessThanOrEqual(20);
  expect(typeof contextData).toBe('string');
}
