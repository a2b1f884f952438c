import { exposeWriting } from '@siegelpost/shared/transfer/exposeWriting';
import { createSealedRecords } from './sealedRecords.ts';
import { SealedSendings } from './sendingStore.ts';

declare const self: DedicatedWorkerGlobalScope;

const now = () => Date.now();
exposeWriting({
  origin: self.location.origin,
  fetch: self.fetch.bind(self),
  sendings: new SealedSendings(createSealedRecords(self.indexedDB, now), self.navigator.locks, now),
});
