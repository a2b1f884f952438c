import 'fake-indexeddb/auto';
import { expect, test } from '@jest/globals';
import { openDB } from 'idb';
import { createDeviceKeyring } from './deviceKeyring.ts';
import { openDeviceStore } from './deviceStore.ts';

const address = 'max@stadt.example';
const session = { token: 'session-token-to-look-for', expiresAt: '2030-01-01T00:00:00Z' };
const key = {
  fingerprint: 'ab'.repeat(20),
  certificate: new Uint8Array([1, 2, 3]),
  privateKey: new TextEncoder().encode('private-key-to-look-for'),
};

let used = 0;
const freshName = () => `device-${used++}`;

test('what was kept is there when the pane opens again', async () => {
  const name = freshName();
  const before = createDeviceKeyring(openDeviceStore(name));
  await before.keepSession(address, session);
  await before.keepKey(address, key);
  const after = createDeviceKeyring(openDeviceStore(name));
  expect(await after.session('MAX@stadt.example')).toEqual(session);
  expect(await after.key(address)).toEqual(key);
  expect(await after.lastAddress()).toBe(address);
});

test('dropping the session leaves the key, and the other way round', async () => {
  const keyring = createDeviceKeyring(openDeviceStore(freshName()));
  await keyring.keepSession(address, session);
  await keyring.keepKey(address, key);
  await keyring.dropSession(address);
  expect(await keyring.session(address)).toBeNull();
  expect(await keyring.key(address)).toEqual(key);
  await keyring.dropKey(address);
  expect(await keyring.key(address)).toBeNull();
});

test('nothing lies in the database in the open, and its key cannot be taken out', async () => {
  const name = freshName();
  const keyring = createDeviceKeyring(openDeviceStore(name));
  await keyring.keepSession(address, session);
  await keyring.keepKey(address, key);
  const database = await openDB(name);
  const sealed: { bytes: ArrayBuffer }[] = await database.getAll('sealed');
  const raw = sealed.map(({ bytes }) => new TextDecoder('latin1').decode(bytes)).join();
  expect(sealed.length).toBe(3);
  expect(raw).not.toContain('to-look-for');
  const [wrapping]: CryptoKey[] = await database.getAll('wrapping');
  expect(wrapping?.extractable).toBe(false);
});

test('an entry moved under another name does not open', async () => {
  const name = freshName();
  const keyring = createDeviceKeyring(openDeviceStore(name));
  await keyring.keepSession(address, session);
  const database = await openDB(name);
  const entry: unknown = await database.get('sealed', `session ${address}`);
  await database.put('sealed', entry, 'session eve@stadt.example');
  expect(await keyring.session('eve@stadt.example')).toBeNull();
});

test('a browser that keeps nothing still works until the pane closes', async () => {
  const keyring = createDeviceKeyring(Promise.reject(new DOMException('blocked', 'SecurityError')));
  await keyring.keepSession(address, session);
  expect(await keyring.session(address)).toEqual(session);
});
