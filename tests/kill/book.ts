import { sha256, type Draft } from '../support/wire.ts';

/** A package of which a server has said that it is complete. */
export interface Acknowledged {
  readonly order: Omit<Draft, 'bodies'>;
  readonly bodies: readonly { readonly bytes: number; readonly digest: string }[];
  readonly author: 'clerk' | 'recipient';
}

/** What the clients were told, and everything that contradicts it. */
export class Book {
  readonly packages: Acknowledged[] = [];
  readonly answers: Acknowledged[] = [];
  readonly recalled: Acknowledged[] = [];
  /** Sentences; any one fails the test. */
  readonly violations: string[] = [];
  downloads = 0;
  requests = 0;
  repeated = 0;

  violated(sentence: string): void {
    this.violations.push(sentence);
  }

  expect(holds: boolean, sentence: string): void {
    if (!holds) this.violated(sentence);
  }

  static entry({ bodies, ...order }: Draft, author: Acknowledged['author']): Acknowledged {
    return {
      order,
      author,
      bodies: bodies.map((body) => ({ bytes: body.length, digest: sha256(body).toString('hex') })),
    };
  }
}
