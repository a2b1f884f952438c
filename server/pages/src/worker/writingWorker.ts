import { exposeWriting } from '@siegelpost/shared/transfer/exposeWriting';

declare const self: DedicatedWorkerGlobalScope;

exposeWriting({ origin: self.location.origin, fetch: self.fetch.bind(self) });
