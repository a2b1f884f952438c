import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DURABLE_STEPS, type DurableStep } from '@siegelpost/server/failPoints';
import type { Place } from './place.ts';

/** Steps of jobs on a clock of their own: tests/kill/cleaning.test.ts moves it. */
const BY_THE_CLOCK = new Set<DurableStep>(['packages-expired', 'orphan-removed']);
/** Steps that only clients take who put into the store themselves. */
const PAST_THE_SERVER = new Set<DurableStep>(['part-announced']);
const REACHED_WITHIN_MS = 4_000;

export interface Kills {
  server: number;
  postgres: number;
  store: number;
  /** Deaths right after a durable step, by step. */
  readonly afterStep: Record<string, number>;
  readonly total: number;
}

/** Kills a server, PostgreSQL, the store where it has a process, or a server right after a durable step, in turn and at random moments. */
export class Killer {
  readonly #place: Place;
  readonly #steps: readonly DurableStep[];
  readonly kills = { server: 0, postgres: 0, store: 0, afterStep: {} as Record<string, number> };
  #turn = 0;

  constructor(place: Place) {
    this.#place = place;
    const isTaken = (step: DurableStep) => place.kind === 's3-direct' || !PAST_THE_SERVER.has(step);
    this.#steps = DURABLE_STEPS.filter((step) => !BY_THE_CLOCK.has(step) && isTaken(step));
  }

  get total(): number {
    const atSteps = Object.values(this.kills.afterStep).reduce((sum, count) => sum + count, 0);
    return this.kills.server + this.kills.postgres + this.kills.store + atSteps;
  }

  async kill(): Promise<void> {
    await delay(randomInt(20, 400));
    const turn = this.#turn++;
    const { killStore } = this.#place;
    if (turn % 4 === 2 && killStore) {
      this.kills.store++;
      return killStore();
    }
    if (turn % 4 === 1) {
      this.kills.postgres++;
      return this.#place.killPostgres();
    }
    const index = randomInt(this.#place.origins.length);
    if (turn % 4 === 3)
      return this.#killAfter(index, this.#steps[Math.floor(turn / 4) % this.#steps.length] ?? 'part-stored');
    this.kills.server++;
    return this.#place.killServer(index);
  }

  async #killAfter(index: number, step: DurableStep): Promise<void> {
    // The kill that makes room for the armed process counts, too.
    this.kills.server++;
    const reached = await this.#place.killServerAfter(index, step, REACHED_WITHIN_MS);
    if (reached) this.kills.afterStep[step] = (this.kills.afterStep[step] ?? 0) + 1;
    else this.kills.server++;
  }
}
