import type { QuotaLeft } from '@siegelpost/shared/api/clerks';
import { sealedBodyBytes } from '@siegelpost/shared/envelope/bodySize';
import { useEffect, useState } from 'react';
import { useAccess } from '../parts/pane.ts';

/** Room is made elsewhere: in the list of what was sent, on another device, by the administration. */
const ASK_AGAIN_MS = 5_000;

/** What is left where these files are more than that; null where they fit, and as long as nobody knows. */
export function useQuotaLeft(files: readonly { readonly bytes: number }[]): QuotaLeft['left'] {
  const { api } = useAccess();
  const [left, setLeft] = useState<QuotaLeft['left']>(null);
  const sealedBytes = files.reduce((sum, { bytes }) => sum + sealedBodyBytes(bytes), 0);
  const isScarce = left !== null && sealedBytes > left.bytes;

  useEffect(() => {
    if (sealedBytes === 0) return;
    let over = false;
    // A hint only: whatever goes wrong here, the server judges the package itself.
    const ask = () =>
      void api
        .quotaLeft()
        .then((answer) => over || setLeft(answer.left))
        .catch(() => undefined);
    ask();
    const again = isScarce ? setInterval(ask, ASK_AGAIN_MS) : undefined;
    return () => {
      over = true;
      clearInterval(again);
    };
  }, [api, sealedBytes, isScarce]);

  return isScarce ? left : null;
}
