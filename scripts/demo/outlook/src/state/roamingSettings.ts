import { isObject } from '../host/wire.ts';
import type { RoamingSettings } from '../host/session.ts';

/** Kept with the mailbox, that is, in this browser. */
export function browserRoamingSettings(addinId: string): RoamingSettings {
  const key = `roaming-settings ${addinId}`;
  return {
    read() {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
      return isObject(kept)
        ? Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)]))
        : {};
    },
    write: (settings) => localStorage.setItem(key, JSON.stringify(settings)),
  };
}
