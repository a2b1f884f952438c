import { exposeTransfer } from '@siegelpost/shared/transfer/exposeTransfer';

// All sealing and opening happens here: the pane stays responsive, and memory is given back with the worker.
exposeTransfer({ origin: self.location.origin, fetch: (input, init) => fetch(input, init) });
