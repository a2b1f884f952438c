import { setTimeout as delay } from 'node:timers/promises';
import { signIn } from '../support/wire.ts';
import { Book } from './book.ts';
import { Clients } from './clients.ts';
import { Killer } from './killer.ts';
import { type Aftermath, settle } from './aftermath.ts';
import { startPlace, type StoreKind } from './place.ts';
import { pastServer, throughServer } from './routes.ts';

const CLIENTS_AT_ONCE = 6;

export interface KillRun {
  readonly seconds: number;
  readonly kills: number;
  readonly killsBy: Killer['kills'];
  readonly requests: number;
  readonly repeated: number;
  readonly downloads: number;
  readonly packages: number;
  readonly answers: number;
  readonly recalled: number;
  readonly aftermath: Aftermath;
  readonly violations: readonly string[];
}

/** Clients at work while everything is killed `kills` times; then everything they were told is compared with what is. */
export async function killRun(
  kills: number,
  store: StoreKind,
  onKill: (total: number) => void = () => undefined,
): Promise<KillRun> {
  const begun = Date.now();
  const place = await startPlace(store);
  try {
    const book = new Book();
    const token = await signIn({ ...place, origin: place.origins[0] ?? '' });
    const route = store === 's3-direct' ? pastServer : throughServer;
    const clients = new Clients({ origins: place.origins, token, book, route });
    const killer = new Killer(place);
    await meanwhile(clients, book, async () => {
      while (killer.total < kills) {
        await killer.kill();
        onKill(killer.total);
      }
    });
    const aftermath = await settle(place, clients, book);
    for (const words of place.endedByThemselves) book.violated(`a server ended by itself:\n${words}`);
    return {
      seconds: Math.round((Date.now() - begun) / 1000),
      kills: killer.total,
      killsBy: killer.kills,
      requests: book.requests,
      repeated: book.repeated,
      downloads: book.downloads,
      packages: book.packages.length,
      answers: book.answers.length,
      recalled: book.recalled.length,
      aftermath,
      violations: book.violations,
    };
  } finally {
    await place.stop();
  }
}

/** Clients work as long as `killing` lasts, and finish what they have begun. */
async function meanwhile(clients: Clients, book: Book, killing: () => Promise<void>): Promise<void> {
  let over = false;
  const working = Array.from({ length: CLIENTS_AT_ONCE }, async () => {
    while (!over) {
      await clients.act().catch((error: unknown) => book.violated(`a client gave up: ${String(error)}`));
      await delay(20);
    }
  });
  try {
    await killing();
  } finally {
    over = true;
    await Promise.all(working);
  }
}
