import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Something that the page keeps in its browser. */
export interface KeptRecord {
  readonly name: string;
  /** As it lies on the disk, one character an octet; empty where it is no octets. */
  readonly octets: string;
}

/** Everything that the page keeps in its browser. */
export function keptRecords(page: Page): Promise<KeptRecord[]> {
  return page.evaluate(
    () =>
      new Promise<KeptRecord[]>((resolve) => {
        const opening = indexedDB.open('siegelpost');
        opening.onsuccess = () => {
          const records = opening.result.transaction('drafts').objectStore('drafts');
          const [names, contents] = [records.getAllKeys(), records.getAll()];
          records.transaction.oncomplete = () => {
            opening.result.close();
            const sealed = (contents.result as { sealed?: ArrayBuffer }[]).map((record) => record.sealed);
            const reader = new TextDecoder('latin1');
            // No function with a name: a transpiler that keeps names calls its own helper for it, which no page has.
            resolve(
              (names.result as string[]).map((name, at) => {
                const octets = sealed[at];
                return { name, octets: octets ? reader.decode(octets) : '' };
              }),
            );
          };
        };
      }),
  );
}

/** Waits until what is kept is as `wanted` says, and answers it. */
export function keptUntil(
  page: Page,
  wanted: (records: readonly KeptRecord[]) => boolean,
): Promise<readonly KeptRecord[]> {
  return eventually(async () => {
    const records = await keptRecords(page);
    return wanted(records) ? records : undefined;
  });
}
