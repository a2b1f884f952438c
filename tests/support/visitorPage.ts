import type { Page } from 'playwright-core';
import { paths } from '@siegelpost/shared/api/paths';
import type { Mailbox } from './mailbox.ts';

/** Somebody before a drop-in page, in whatever language it speaks: found by what the fields are, not by their names. */
export class VisitorPage {
  readonly page: Page;
  readonly #mailbox: Mailbox;

  constructor(page: Page, mailbox: Mailbox) {
    this.page = page;
    this.#mailbox = mailbox;
  }

  async goTo(origin: string, name: string): Promise<void> {
    await this.page.goto(origin + paths.dropInPage(name));
    await this.page.locator('input[type=email]').waitFor();
  }

  async introduce(name: string, address: string): Promise<void> {
    await this.page.locator('input[autocomplete=name]').fill(name);
    await this.page.locator('input[type=email]').fill(address);
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
    await this.page.locator('input[autocomplete=one-time-code]').fill(code);
    await this.submit();
  }

  async write(
    message: string,
    files: readonly { name: string; mimeType: string; buffer: Buffer }[] | string[],
  ): Promise<void> {
    await this.page.locator('textarea').fill(message);
    await this.page.locator('form input[type=file]').first().setInputFiles(files);
  }

  /** The password of the answer, from the receipt. */
  async answerPassword(): Promise<string> {
    return (await this.page.getByTestId('answer-password').textContent({ timeout: 120_000 })) ?? '';
  }

  async submit(): Promise<void> {
    await this.page.locator('form button[type=submit]').click();
  }
}
