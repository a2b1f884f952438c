import { createText, type Language, type Text } from '@siegelpost/addin/text/text';
import { ENGLISH } from '@siegelpost/scripts/demo/outlook/src/text/english';
import { GERMAN } from '@siegelpost/scripts/demo/outlook/src/text/german';
import type { Download, Frame, Locator, Page } from 'playwright-core';
import { Catcher } from './catcher.ts';
import { digestOfFile } from './digestOfFile.ts';
import { eventually } from './eventually.ts';
import type { Product } from './startProduct.ts';

/** Files as a person chooses them: paths on disk, or names with content where no disk would take the name. */
export type ChosenFiles =
  | readonly string[]
  | readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[];

export interface NewMail {
  readonly to: string;
  readonly subject: string;
  readonly attachments?: ChosenFiles;
}

export const CLERK_ADDRESS = 'erika.sommer@amt.example';

/** A machine that does other things beside may take its time. */
const PANE_WAITS_MS = 60_000;

/** The clerk before the demo Outlook: what they see and click, in their language. */
export class ClerkDesk {
  readonly page: Page;
  readonly catcher: Catcher;
  /** What the pane says. */
  readonly text: Text;
  /** What Outlook itself says. */
  readonly outlookText: typeof GERMAN;
  readonly #outlook: string;
  readonly #usedCodes = new Set<string>();
  #openedAnswers = 0;

  /** @param request asks the mail catcher; the page's own unless told otherwise */
  constructor(
    page: Page,
    { outlookOrigin }: Pick<Product, 'outlookOrigin'>,
    request = page.request,
    language: Language = 'de',
  ) {
    this.page = page;
    page.setDefaultTimeout(PANE_WAITS_MS);
    this.text = createText(language);
    this.outlookText = language === 'de' ? GERMAN : ENGLISH;
    this.#outlook = outlookOrigin;
    this.catcher = new Catcher(request, outlookOrigin);
  }

  async openOutlook(): Promise<void> {
    await this.page.goto(`${this.#outlook}/`);
  }

  /** Opens a compose window and fills it in. */
  async compose({ to, subject, attachments = [] }: NewMail): Promise<void> {
    const { outlookText } = this;
    await this.button(outlookText.newMessage).click();
    await this.page.getByRole('combobox', { name: outlookText.to, exact: true }).fill(to);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('textbox', { name: outlookText.subject }).fill(subject);
    if (attachments.length > 0) await chooseFiles(this.page, this.button(outlookText.attach), attachments);
  }

  /** Goes back to a mail being written that is open already. */
  async goTo(subject: string): Promise<void> {
    const windows = this.page.getByRole('navigation', { name: 'Offene Fenster' });
    await windows.getByRole('button', { name: subject, exact: true }).click();
  }

  /** A button of Outlook's own. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Clicks the add-in's button in the ribbon; answers the pane that opens. */
  async openPane(ribbonButton: string): Promise<Frame> {
    await this.button(ribbonButton).click();
    return this.pane();
  }

  /** Opens the newest answer, which must be one that was not opened before, in the pane beside its notification. */
  async openAnswer(): Promise<Frame> {
    const isAnswer = ({ subject }: { readonly subject: string }) => subject.includes('Antwort');
    this.#openedAnswers = await eventually(async () => {
      const answers = (await this.catcher.to(CLERK_ADDRESS)).filter(isAnswer).length;
      return answers > this.#openedAnswers ? answers : undefined;
    }, PANE_WAITS_MS);
    await this.openOutlook();
    const inbox = this.page.getByRole('list', { name: 'Posteingang' });
    await inbox
      .getByRole('button', { name: /Antwort/ })
      .first()
      .click();
    return this.openPane('Sichere Antworten');
  }

  /** Saves every file of the answer in the pane; answers their digests by name. */
  async saveAll(pane: Frame, count: number): Promise<Map<string, string>> {
    const saved: Download[] = [];
    const keep = (download: Download) => void saved.push(download);
    this.page.on('download', keep);
    await pane.getByRole('button', { name: 'Alle speichern' }).click();
    await eventually(() => saved.length === count || undefined);
    this.page.off('download', keep);
    const digests = saved.map(
      async (download) => [download.suggestedFilename(), await digestOfFile(await download.path())] as const,
    );
    return new Map(await Promise.all(digests));
  }

  /** Takes back the newest sending with that subject, in the pane that is open. */
  async recall(subject: string): Promise<void> {
    const pane = await this.pane();
    await pane.getByRole('tab', { name: 'Gesendet' }).click();
    const card = pane.getByRole('listitem').filter({ hasText: subject }).last();
    const recalled = pane.getByRole('listitem').filter({ hasText: 'Zurückgerufen' });
    await card.waitFor();
    const before = await recalled.count();
    await card.getByRole('button', { name: 'Zurückrufen' }).click();
    await pane.getByRole('alertdialog').getByRole('button', { name: 'Zurückrufen' }).click();
    // The subject is deleted with the content.
    await recalled.nth(before).waitFor();
  }

  /** The pane of the window in front. */
  async pane(): Promise<Frame> {
    return eventually(async () => {
      const frames = this.page.frames().filter((frame) => frame.url().includes('/pane/taskpane'));
      const seen = await Promise.all(frames.map(isSeen));
      return frames.find((_, index) => seen[index]);
    }, PANE_WAITS_MS);
  }

  /** Asks for a code in the pane and enters the one that is mailed. */
  async signIn(pane: Frame): Promise<void> {
    await pane.getByRole('button', { name: this.text.say('signIn.sendCode') }).click();
    await this.enterMailedCode(pane);
  }

  async enterMailedCode(pane: Frame): Promise<void> {
    const code = await this.catcher.signInCode(CLERK_ADDRESS, this.#usedCodes);
    this.#usedCodes.add(code);
    await pane.getByRole('textbox', { name: this.text.say('signIn.code') }).fill(code);
    await pane.getByRole('button', { name: this.text.say('signIn.enter') }).click();
  }

  /** Says that the recovery code is printed. Answers the code. */
  async keepRecoveryCode(pane: Frame): Promise<string> {
    await pane.getByRole('heading', { name: this.text.say('keys.newTitle') }).waitFor();
    const shown = /[0-9A-Z]{4}(-[0-9A-Z]{2,4}){6}/.exec(await pane.locator('body').innerText())?.[0] ?? '';
    await pane.getByRole('checkbox').check();
    await pane.getByRole('button', { name: this.text.say('action.continue') }).click();
    return shown;
  }
}

/** Answers a file chooser that a click opens. */
export async function chooseFiles(page: Page, button: Locator, files: ChosenFiles): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(files);
}

async function isSeen(frame: Frame): Promise<boolean> {
  if (frame.isDetached()) return false;
  const element = await frame.frameElement().catch(() => null);
  return (await element?.isVisible()) ?? false;
}
