import { exposeTransfer } from '@siegelpost/shared/transfer/exposeTransfer';

declare const self: DedicatedWorkerGlobalScope;

exposeTransfer({ origin: self.location.origin, fetch: self.fetch.bind(self) });
