import { exposeTransfer } from '@siegelpost/shared/transfer/exposeTransfer';

// The same worker as in pane and pages.
exposeTransfer({ origin: self.location.origin, fetch: self.fetch.bind(self) });
