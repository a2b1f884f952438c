import { type Guards, makeGuards, type PackageSecrets } from './guards.ts';
import { newPackageSecrets } from './sendingPlan.ts';
import { TransferError } from './transferError.ts';

/**
 * The costly part of a sending, which knows nothing of what is sent: begun while the clerk still writes, so that the click
 * does not wait for it. Good for one sending with this password.
 */
export class Preparation {
  readonly password: string | null;
  readonly secrets: PackageSecrets = newPackageSecrets();
  /** Rejects with `cancelled` where it was given up, or as `makeGuards` does. */
  readonly guards: Promise<Guards>;
  readonly #givenUp = new AbortController();

  constructor(password: string | null) {
    this.password = password;
    this.guards = makeGuards(this.secrets, password, this.#givenUp.signal);
    // Whoever sends without waiting for it hears of it there.
    this.guards.catch(() => undefined);
  }

  giveUp(): void {
    this.#givenUp.abort(new TransferError('cancelled'));
  }
}
