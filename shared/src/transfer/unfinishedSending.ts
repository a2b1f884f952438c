import { type SendingStore, SendingsInMemory } from './begunSending.ts';
import { partsThere, readBegun } from './goOnSending.ts';
import type { UnfinishedSending } from './transfer.ts';
import type { TransferTools } from './uploadBodies.ts';

/** Where a sending is kept: in the store, unless another page is at it already. */
export async function storeOf(subject: string, store: SendingStore): Promise<SendingStore> {
  return (await store.hold(subject)) ? store : new SendingsInMemory();
}

/**
 * What was begun and not finished, with what of it is still at hand. What has arrived is kept until it is forgotten, so that
 * sending it once more brings its receipt. @throws ApiError
 */
export async function findUnfinished(
  subject: string,
  store: SendingStore,
  tools: TransferTools,
): Promise<UnfinishedSending | null> {
  if (!(await store.hold(subject))) return null;
  const begun = await readBegun(subject, store);
  if (!begun) return null;
  const { sealed } = await partsThere(begun.packageId, tools);
  if (sealed) return { state: 'arrived' };
  const contents = await store.readFiles(subject, begun);
  const files = begun.files.map(({ name, bytes }, index) => ({
    ...{ name, bytes },
    content: contents[index] ?? null,
  }));
  return { state: 'under-way', files };
}
