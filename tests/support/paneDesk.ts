import type { Language } from '@siegelpost/addin/text/text';
import type { Frame, Page } from 'playwright-core';
import type { Fault } from '@siegelpost/scripts/demo/contract/fault';
import type { OutlookSettings } from '@siegelpost/scripts/demo/contract/outlookSettings';
import { ClerkDesk, type NewMail } from './clerkDesk.ts';
import type { Product } from './startProduct.ts';

export const READY = 'Drücken Sie jetzt in Outlook auf „Senden“';

/** The clerk's desk, with a hand on what the demo Outlook can do and does wrong. */
export class PaneDesk extends ClerkDesk {
  readonly #demo: string;

  constructor(page: Page, product: Pick<Product, 'outlookOrigin'>, language: Language = 'de') {
    super(page, product, page.request, language);
    this.#demo = `${product.outlookOrigin}/demo`;
  }

  /** Which Outlook it is from the next loading on. */
  async setUp(settings: Partial<OutlookSettings>): Promise<void> {
    await this.page.request.put(`${this.#demo}/settings`, { data: settings });
  }

  async breaks(...faults: readonly Fault[]): Promise<void> {
    for (const data of faults) await this.page.request.post(`${this.#demo}/faults`, { data });
  }

  async mend(): Promise<void> {
    await this.page.request.delete(`${this.#demo}/faults`);
  }

  /** A new mail in a fresh Outlook, with the pane beside it. */
  async paneBesideNewMail(mail: NewMail): Promise<Frame> {
    await this.openOutlook();
    await this.compose(mail);
    return this.openPane(this.text.say('send.now'));
  }

  /** The pane closed with everything it knew, and opened again beside the same mail. */
  async paneAgain(pane: Frame): Promise<Frame> {
    await pane.evaluate(() => window.location.reload());
    return this.pane();
  }
}
