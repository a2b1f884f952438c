import { fromBase64, toBase64 } from '@siegelpost/shared/transfer/encoding';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import type { DeviceStore } from './deviceStore.ts';
import type { AskedCode, KeptKey, KeptSession, Keyring } from './keyring.ts';

const Session = Type.Object({ token: Type.String(), expiresAt: Type.String() });
const Asked = Type.Object({ address: Type.String(), attempt: Type.String(), expiresAt: Type.String() });
const Key = Type.Object({
  fingerprint: Type.String(),
  certificate: Type.String(),
  privateKey: Type.String(),
});
const LAST_ADDRESS = 'last-address';
const ASKED = 'asked-code';

/** The Keyring over a store that may be missing: some browsers keep nothing in a foreign frame. */
export function createDeviceKeyring(opening: Promise<DeviceStore>): Keyring {
  const store = opening.catch(memoryStore);
  // A full or broken store costs a sign-in next time, never the work at hand.
  const read = async (name: string): Promise<unknown> =>
    parse(await (await store).read(name).catch(() => null));
  const write = async (name: string, value: unknown) =>
    (await store).write(name, JSON.stringify(value)).catch(() => undefined);
  const remove = async (name: string) => (await store).remove(name).catch(() => undefined);
  return {
    async session(address) {
      const kept = await read(sessionName(address));
      return Check(Session, kept) ? (kept as KeptSession) : null;
    },
    async keepSession(address, session) {
      await write(sessionName(address), session);
      await write(LAST_ADDRESS, address);
    },
    dropSession: (address) => remove(sessionName(address)),
    async asked() {
      const kept = await read(ASKED);
      return Check(Asked, kept) ? (kept as AskedCode) : null;
    },
    keepAsked: (asked) => write(ASKED, asked),
    dropAsked: () => remove(ASKED),
    async key(address) {
      const kept = await read(keyName(address));
      return Check(Key, kept) ? asKey(kept as Record<keyof KeptKey, string>) : null;
    },
    keepKey: (address, { fingerprint, certificate, privateKey }) =>
      write(keyName(address), {
        fingerprint,
        certificate: toBase64(certificate),
        privateKey: toBase64(privateKey),
      }),
    dropKey: (address) => remove(keyName(address)),
    async archive(address) {
      const kept = await read(archiveName(address));
      return typeof kept === 'string' ? kept : null;
    },
    keepArchive: (address, fingerprint) => write(archiveName(address), fingerprint),
    async lastAddress() {
      const kept = await read(LAST_ADDRESS);
      return typeof kept === 'string' ? kept : null;
    },
  };
}

/** Keeps for as long as the pane is open. */
export function memoryStore(): DeviceStore {
  const texts = new Map<string, string>();
  return {
    read: async (name) => texts.get(name) ?? null,
    write: async (name, text) => void texts.set(name, text),
    remove: async (name) => void texts.delete(name),
  };
}

const sessionName = (address: string) => `session ${address.toLowerCase()}`;
const archiveName = (address: string) => `archive ${address.toLowerCase()}`;
const keyName = (address: string) => `key ${address.toLowerCase()}`;

function asKey(kept: Record<keyof KeptKey, string>): KeptKey {
  return {
    fingerprint: kept.fingerprint,
    certificate: fromBase64(kept.certificate),
    privateKey: fromBase64(kept.privateKey),
  };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
