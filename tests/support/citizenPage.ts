import type { Locator, Page } from 'playwright-core';
import type { ChosenFiles } from './clerkDesk.ts';
import { digestOfFile } from './digestOfFile.ts';

export interface SavedFile {
  readonly name: string;
  /** SHA-256 of what lies on the disk, in hex. */
  readonly digest: string;
}

/** A recipient before the page of a link: what they see and click, in German. */
export class CitizenPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    // A machine that does other things beside may take its time.
    page.setDefaultTimeout(60_000);
  }

  async enterPassword(password: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Passwort', exact: true });
    // Key by key, as a person does; Firefox tells the page nothing of what is filled in at once.
    await field.clear();
    await field.pressSequentially(password);
    await field.press('Enter');
  }

  /** The page once it shows the message. */
  async opened(): Promise<Locator> {
    await this.page.getByRole('heading', { name: 'Nachricht von' }).waitFor();
    return this.page.getByRole('main');
  }

  /** Rows of the list of files, in its order. */
  files(): Locator {
    return this.page.getByRole('region', { name: /^(?:\d+|Eine) Datei/ }).getByRole('listitem');
  }

  /** Saves one file and waits until the page says that it is complete. */
  async save(row: Locator): Promise<SavedFile> {
    const saving = this.page.waitForEvent('download');
    await row.getByRole('button', { name: /^Speichern/ }).click();
    const download = await saving;
    await row.getByText('vollständig und unverändert').waitFor({ timeout: 120_000 });
    return { name: download.suggestedFilename(), digest: await digestOfFile(await download.path()) };
  }

  async answer(message: string, files: ChosenFiles): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Ihr Name' }).pressSequentially('Max Beispiel');
    const field = this.page.getByRole('textbox', { name: 'Ihre Nachricht' });
    await field.clear();
    await field.pressSequentially(message);
    await this.page.getByLabel('Dateien auswählen').setInputFiles(files);
    await this.page.getByRole('button', { name: 'Antwort sicher senden' }).click();
  }
}
