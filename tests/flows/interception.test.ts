import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type APIRequestContext, type Page, request } from 'playwright-core';
import { ClerkDesk, type NewMail } from '../support/clerkDesk.ts';
import { eventually } from '../support/eventually.ts';
import { OwnBrowser } from '../support/ownBrowser.ts';
import { type Product, startProduct } from '../support/startProduct.ts';

const LARGE = [{ name: 'Plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_200_000, 'x') }];
const SMALL = [{ name: 'Notiz.txt', mimeType: 'text/plain', buffer: Buffer.from('Notiz') }];
const CITIZEN = 'max@buerger.example';

let product: Product;
let browser: OwnBrowser;
let asking: APIRequestContext;
let page: Page;
let desk: ClerkDesk;
/** Every address that anything in the browser asked for. */
const asked: string[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct({ ATTACHMENT_THRESHOLD_BYTES: '1000000', PROTECTED_DOMAINS: 'webmail.example' }),
    OwnBrowser.start(),
  ]);
  asking = await request.newContext({ ignoreHTTPSErrors: true });
  page = await browser.page();
  page.on('request', (sent) => asked.push(sent.url()));
  desk = new ClerkDesk(page, product, asking);
}, 180_000);

afterEach(async () => {
  for (const button of await page.getByRole('button', { name: 'Entwurf verwerfen' }).all())
    await button.click().catch(() => undefined);
});

afterAll(async () => {
  await asking.dispose();
  await Promise.all([browser.stop(), product.stop()]);
});

/** Outlook as it is said to be, and a mail in it. */
async function writing(settings: object, mail: Partial<NewMail>): Promise<void> {
  const usual = { addin: 'smart-alerts', mailboxSet: '1.15', sendMode: 'manifest', eventsUnavailable: false };
  const answer = await asking.put(`${product.outlookOrigin}/demo/settings`, {
    data: { ...usual, ...settings },
  });
  expect(answer.status()).toBe(200);
  await desk.openOutlook();
  await desk.compose({ to: CITIZEN, subject: 'Bescheid', ...mail });
}

/** As the pane does when a person chooses a level. */
async function classify(level: string): Promise<void> {
  const pane = await desk.openPane('Sicher senden');
  await pane.waitForFunction('globalThis.Office?.context?.mailbox?.item?.internetHeaders');
  await pane.evaluate(setLevel, level);
}

function setLevel(level: string): Promise<void> {
  const { Office } = globalThis as unknown as {
    Office: { context: { mailbox: { item: { internetHeaders: Headers } } } };
  };
  interface Headers {
    setAsync(headers: object, done: (result: { status: string }) => void): void;
  }
  return new Promise((resolve, reject) =>
    Office.context.mailbox.item.internetHeaders.setAsync(
      { 'x-siegelpost-classification': level },
      ({ status }) => (status === 'succeeded' ? resolve() : reject(new Error(status))),
    ),
  );
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const alertBox = () => page.locator('[data-smart-alert]');
const alertButtons = () => alertBox().getByRole('button').allInnerTexts();
const hint = (text: RegExp) => page.locator('[data-notification]').filter({ hasText: text });

/** Waits for Outlook's alert with the sentence; answers what its buttons say. */
async function held(sentence: RegExp): Promise<string[]> {
  await alertBox().getByText(sentence).waitFor({ timeout: 30_000 });
  return alertButtons();
}

async function mailsTitled(subject: string): Promise<number> {
  const mails = await desk.catcher.to(CITIZEN);
  return mails.filter((mail) => mail.subject.includes(subject)).length;
}

async function arrived(subject: string): Promise<boolean> {
  return (await desk.catcher.mail(CITIZEN, subject)).subject.includes(subject);
}

async function paneIsOpen(): Promise<boolean> {
  return (await desk.pane()).url().startsWith(product.serverOrigin);
}

describe('with Smart Alerts and their buttons (Mailbox 1.15)', () => {
  test('the bar says what Send will demand, and Send leads into the pane', async () => {
    await writing({}, { subject: 'Zu groß', attachments: LARGE });
    await hint(/größer als 1 MB/).waitFor({ timeout: 30_000 });
    await press('Senden');
    expect(await held(/größer als 1 MB und müssen verschlüsselt werden/)).toEqual(['Sicher senden']);
    await alertBox().getByRole('button').click();
    expect(await paneIsOpen()).toBe(true);
    expect(await mailsTitled('Zu groß')).toBe(0);
  }, 90_000);

  test('the button in the bar opens the pane', async () => {
    await writing({}, { attachments: LARGE });
    await hint(/größer als 1 MB/)
      .getByRole('button', { name: 'Sicher senden' })
      .click();
    expect(await paneIsOpen()).toBe(true);
  }, 90_000);

  test('a mail that the policy has nothing against leaves', async () => {
    await writing({}, { subject: 'Harmlos', attachments: SMALL });
    await press('Senden');
    expect(await arrived('Harmlos')).toBe(true);
  }, 90_000);

  test('mail to a protected domain is held, and the bar says so before', async () => {
    await writing({}, { to: 'eva@webmail.example', subject: 'Geschützt' });
    await hint(/für eva@webmail\.example verschlüsselt/).waitFor({ timeout: 30_000 });
    await press('Senden');
    expect(await held(/E-Mails an eva@webmail\.example müssen verschlüsselt werden/)).toEqual([
      'Sicher senden',
    ]);
  }, 90_000);

  test('a level that must be sealed is held', async () => {
    await writing({}, { subject: 'Vertraulich' });
    await classify('confidential');
    await press('Senden');
    expect(await held(/Einstufung „vertraulich“ müssen verschlüsselt werden/)).toContain('Sicher senden');
    expect(await mailsTitled('Vertraulich')).toBe(0);
  }, 90_000);

  test('what is recommended is asked, and the person may send anyway', async () => {
    await writing({}, { subject: 'Intern', attachments: SMALL });
    await classify('internal');
    await press('Senden');
    expect(await held(/wird Verschlüsseln empfohlen/)).toEqual(['Trotzdem senden', 'Sicher senden']);
    await alertBox().getByRole('button', { name: 'Trotzdem senden' }).click();
    expect(await arrived('Intern')).toBe(true);
  }, 90_000);

  test('or follow the recommendation', async () => {
    await writing({}, { subject: 'Doch sicher', attachments: SMALL });
    await classify('internal');
    await press('Senden');
    expect(await held(/wird Verschlüsseln empfohlen/)).toContain('Sicher senden');
    await alertBox().getByRole('button', { name: 'Sicher senden' }).click();
    expect(await paneIsOpen()).toBe(true);
    expect(await mailsTitled('Doch sicher')).toBe(0);
  }, 90_000);

  test('a blocked level goes nowhere; the button leads to another level', async () => {
    await writing({}, { subject: 'Verschlusssache' });
    await classify('vs-nfd');
    await press('Senden');
    expect(await held(/dürfen nicht mit Siegelpost versandt werden, auch nicht verschlüsselt/)).toEqual([
      'Einstufung ändern',
    ]);
    await alertBox().getByRole('button').click();
    expect(await paneIsOpen()).toBe(true);
    expect(await mailsTitled('Verschlusssache')).toBe(0);
  }, 90_000);
});

describe('with Smart Alerts without buttons (Mailbox 1.12)', () => {
  test('the sentence says where to click, and nothing leaves', async () => {
    await writing({ mailboxSet: '1.12' }, { subject: 'Alt, zu groß', attachments: LARGE });
    await press('Senden');
    expect(await held(/Klicken Sie auf „Sicher senden“ im Menüband/)).toEqual(['Nicht senden']);
    await press('Nicht senden');
    await alertBox().waitFor({ state: 'detached' });
    expect(await mailsTitled('Alt, zu groß')).toBe(0);
  }, 90_000);

  test('a recommendation does not become a prohibition', async () => {
    await writing({ mailboxSet: '1.12' }, { subject: 'Alt, intern', attachments: SMALL });
    await classify('internal');
    await press('Senden');
    expect(await arrived('Alt, intern')).toBe(true);
  }, 90_000);
});

describe('with ItemSend (Mailbox 1.8)', () => {
  const older = { addin: 'item-send', mailboxSet: '1.8' };

  test('the mail is held, and the bar says why', async () => {
    await writing(older, { subject: 'ItemSend, zu groß', attachments: LARGE });
    await press('Senden');
    await hint(/Die Anlagen sind größer als 1 MB/).waitFor({ timeout: 30_000 });
    expect(await mailsTitled('ItemSend, zu groß')).toBe(0);
  }, 90_000);

  test('a mail that the policy has nothing against leaves', async () => {
    await writing(older, { subject: 'ItemSend, harmlos', attachments: SMALL });
    await press('Senden');
    expect(await arrived('ItemSend, harmlos')).toBe(true);
  }, 90_000);
});

describe('with ItemSend where Outlook tells nothing of attachments (Mailbox 1.5)', () => {
  const oldest = { addin: 'item-send', mailboxSet: '1.5' };

  test('mail to a protected domain is held, other mail leaves', async () => {
    await writing(oldest, { to: 'eva@webmail.example', subject: 'Uralt, geschützt' });
    await press('Senden');
    await hint(/für eva@webmail\.example verschlüsselt/).waitFor({ timeout: 30_000 });
    expect(await desk.catcher.to('eva@webmail.example')).toEqual([]);
    await writing(oldest, { subject: 'Uralt, harmlos', attachments: SMALL });
    await press('Senden');
    expect(await arrived('Uralt, harmlos')).toBe(true);
  }, 120_000);
});

describe('when the add-in cannot be loaded', () => {
  test('the strict manifest holds mail, the usual one lets it go when the person says so', async () => {
    await writing({ eventsUnavailable: true, sendMode: 'Block' }, { subject: 'Ausfall, streng' });
    await press('Senden');
    await alertBox().waitFor();
    expect(await alertButtons()).not.toContain('Trotzdem senden');
    expect(await mailsTitled('Ausfall, streng')).toBe(0);
    await writing({ eventsUnavailable: true, sendMode: 'manifest' }, { subject: 'Ausfall, sanft' });
    await press('Senden');
    await alertBox().getByRole('button', { name: 'Trotzdem senden' }).click();
    expect(await arrived('Ausfall, sanft')).toBe(true);
  }, 120_000);
});

test('what was held is sealed in the pane, and then leaves', async () => {
  await writing({}, { to: 'eva@webmail.example', subject: 'Versiegelt', attachments: LARGE });
  await press('Senden');
  expect(await held(/müssen verschlüsselt werden/)).toEqual(['Sicher senden']);
  await alertBox().getByRole('button').click();
  const pane = await desk.pane();
  await desk.signIn(pane);
  await desk.keepRecoveryCode(pane);
  await pane.getByRole('button', { name: 'Sicher senden' }).click({ timeout: 60_000 });
  await pane.getByText('Drücken Sie jetzt in Outlook auf „Senden“').waitFor({ timeout: 120_000 });
  await press('Senden');
  const mail = await desk.catcher.mail('eva@webmail.example', 'Versiegelt');
  expect(mail.attachments).toEqual([]);
}, 240_000);

test('office.js from the own server: not one request has left for anybody else', async () => {
  const scripts = asked.filter((url) => url.includes('/office-js/'));
  expect(scripts.length).toBeGreaterThan(0);
  const origins = new Set(
    await eventually(() =>
      asked.filter((url) => /^https?:|^wss?:/.test(url)).map((url) => new URL(url).origin),
    ),
  );
  expect([...origins].toSorted()).toEqual([product.serverOrigin, product.outlookOrigin].toSorted());
});
