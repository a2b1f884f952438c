import type { Page } from 'playwright-core';
import { paths } from '@siegelpost/shared/api/paths';

/** Where a visitor reads their mail. */
interface Inbox {
  next(address: string): Promise<{ readonly parsed: { readonly text?: string | undefined } }>;
}

/** Somebody before a drop-in page, in whatever language it speaks: found by what the fields are, not by their names. */
export class VisitorPage {
  readonly page: Page;
  readonly #mailbox: Inbox;

  constructor(page: Page, mailbox: Inbox) {
    this.page = page;
    // A machine that does other things beside may take its time.
    page.setDefaultTimeout(60_000);
    this.#mailbox = mailbox;
  }

  async goTo(origin: string, name: string): Promise<void> {
    await this.page.goto(origin + paths.dropInPage(name));
    await this.page.locator('input[type=email]').waitFor();
  }

  async introduce(name: string, address: string): Promise<void> {
    await this.#type('input[autocomplete=name]', name);
    await this.#type('input[type=email]', address);
    await this.submit();
  }

  /** The code that was mailed, typed as people read it out. */
  async enterMailedCode(address: string): Promise<void> {
    // Under load the browser works for the code first.
    await this.page.locator('input[autocomplete=one-time-code]').waitFor({ timeout: 60_000 });
    const mail = await this.#mailbox.next(address);
    const code = /\b\d{6}\b/.exec(mail.parsed.text ?? '')?.[0] ?? '';
    await this.enterCode(`${code.slice(0, 3)} ${code.slice(3)}`);
  }

  async enterCode(code: string): Promise<void> {
    await this.#type('input[autocomplete=one-time-code]', code);
    await this.submit();
  }

  async write(
    message: string,
    files: readonly { name: string; mimeType: string; buffer: Buffer }[] | string[],
  ): Promise<void> {
    await this.#type('textarea', message);
    await this.page.locator('form input[type=file]').first().setInputFiles(files);
  }

  /** The password of the answer, from the receipt. */
  async answerPassword(timeout = 120_000): Promise<string> {
    return (await this.page.getByTestId('answer-password').textContent({ timeout })) ?? '';
  }

  async submit(): Promise<void> {
    await this.page.locator('form button[type=submit]').click();
  }

  /** Key by key, as a person does; Firefox tells the page nothing of what is filled in at once. */
  async #type(selector: string, text: string): Promise<void> {
    const field = this.page.locator(selector);
    await field.clear();
    await field.pressSequentially(text);
  }
}
