import { RIGHT_KEY } from './fakeTransfer.ts';
import type { Access } from '../parts/pane.ts';
import { TOKEN } from './fakeServer.ts';
import type { TestPane } from './renderPane.tsx';

/** The access of a clerk who is signed in, for tests below the screens. */
export async function accessOf({ parts, server }: TestPane): Promise<Access> {
  return {
    sessionToken: TOKEN,
    clerk: { name: 'Max Amtmann', address: 'max@stadt.example', ...RIGHT_KEY },
    api: parts.openApi(TOKEN),
    policy: server.policy,
    ended: () => undefined,
    signOut: () => undefined,
  };
}
