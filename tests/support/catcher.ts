import type { APIRequestContext } from 'playwright-core';
import type { CaughtMessage, MessageSummary } from '@siegelpost/scripts/demo/contract/message';
import { eventually } from './eventually.ts';

const PERSON_WAITS_MS = 60_000;

/** The demonstration's mail catcher: everything that was mailed, whoever it is for. */
export class Catcher {
  readonly #request: APIRequestContext;
  readonly #messages: string;

  /** @param outlookOrigin where the catcher answers */
  constructor(request: APIRequestContext, outlookOrigin: string) {
    this.#request = request;
    this.#messages = `${outlookOrigin}/post/api/messages`;
  }

  /** Mails to the address, newest first. */
  async to(address: string): Promise<readonly MessageSummary[]> {
    const answer = await this.#request.get(`${this.#messages}?to=${encodeURIComponent(address)}`);
    return (await answer.json()) as MessageSummary[];
  }

  /** Waits for a mail whose subject holds `subject`. */
  async mail(address: string, subject: string): Promise<CaughtMessage> {
    const isIt = (mail: MessageSummary) => mail.subject.includes(subject);
    const found = await eventually(async () => (await this.to(address)).find(isIt), PERSON_WAITS_MS);
    const answer = await this.#request.get(`${this.#messages}/${found.id}`);
    return (await answer.json()) as CaughtMessage;
  }

  /** The six digits of the newest sign-in mail that is not one of `used`. */
  async signInCode(address: string, used: ReadonlySet<string>): Promise<string> {
    return eventually(async () => {
      const subjects = (await this.to(address)).map(({ subject }) => subject);
      const codes = subjects.map((subject) => /\b\d{6}\b/.exec(subject)?.[0]);
      return codes.find((code) => code !== undefined && !used.has(code));
    }, PERSON_WAITS_MS);
  }
}
