import { expect, test } from '@jest/globals';
import { signedIn, testPane, type TestPane } from '../testing/renderPane.tsx';
import { TOKEN } from '../testing/fakeServer.ts';
import { headStart } from './headStart.ts';

const ADDRESS = 'max@stadt.example';

/** The pane's parts with everything counted that this device and the server are asked. */
function counted({ parts }: TestPane) {
  const asked: string[] = [];
  const note = <A extends readonly unknown[], T>(name: string, ask: (...args: A) => T) => {
    return (...args: A): T => {
      asked.push(name);
      return ask(...args);
    };
  };
  const { keyring, openApi } = parts;
  return {
    asked,
    parts: {
      ...parts,
      keyring: {
        ...keyring,
        lastAddress: note('lastAddress', () => keyring.lastAddress()),
        session: note('session', (address: string) => keyring.session(address)),
        key: note('key', (address: string) => keyring.key(address)),
      },
      openApi: (token: string | null) => {
        const api = openApi(token);
        return {
          ...api,
          policy: note('policy', () => api.policy()),
          clerk: note('clerk', () => api.clerk()),
        };
      },
    },
  };
}

async function askAll({ keyring, openApi }: TestPane['parts']) {
  return Promise.all([
    keyring.lastAddress(),
    keyring.session(ADDRESS),
    keyring.key(ADDRESS),
    openApi(null).policy(),
    openApi(TOKEN).clerk(),
  ]);
}

test('everything is asked once before it is needed, and anew ever after', async () => {
  const { parts, asked } = counted(await signedIn(testPane(null)));
  const ahead = headStart(parts)(parts);
  const [address, session, key, policy, clerk] = await askAll(ahead);
  expect(address).toBe(ADDRESS);
  expect(session?.token).toBe(TOKEN);
  expect(key?.fingerprint).toBe(clerk.key?.fingerprint);
  expect(policy.maxFiles).toBeGreaterThan(0);
  const once = ['clerk', 'key', 'lastAddress', 'policy', 'session'];
  expect(asked.toSorted()).toEqual(once);
  await askAll(ahead);
  expect(asked.toSorted()).toEqual([...once, ...once].toSorted());
});

test('nobody was signed in, and somebody else is: nothing is taken for theirs', async () => {
  const pane = testPane(null);
  const { parts, asked } = counted(pane);
  const ahead = headStart(parts)(parts);
  expect(await ahead.keyring.lastAddress()).toBeNull();
  await signedIn(pane);
  expect((await ahead.keyring.session(ADDRESS))?.token).toBe(TOKEN);
  expect(await ahead.keyring.key(ADDRESS)).not.toBeNull();
  expect((await ahead.openApi(TOKEN).clerk()).key).not.toBeNull();
  expect(asked.filter((name) => name === 'clerk')).toHaveLength(1);
});

test('an end of the session before it is used is no question to the server', async () => {
  const pane = await signedIn(testPane(null));
  await pane.keyring.keepSession(ADDRESS, { token: TOKEN, expiresAt: '2026-03-05T09:59:59Z' });
  const { parts, asked } = counted(pane);
  const ahead = headStart(parts)(parts);
  await ahead.keyring.session(ADDRESS);
  expect(asked).not.toContain('clerk');
});

test('a server that fails is asked again, and what it says then counts', async () => {
  const pane = await signedIn(testPane(null));
  const { parts } = counted(pane);
  let tries = 0;
  const failing = {
    ...parts,
    openApi: (token: string | null) => ({
      ...parts.openApi(token),
      policy: () => Promise.reject(new Error(`try ${++tries}`)),
    }),
  };
  const ahead = headStart(failing)(failing);
  await expect(ahead.openApi(null).policy()).rejects.toThrow('try 2');
});
