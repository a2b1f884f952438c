import type { PublicPolicy, SignInWays } from '@siegelpost/shared/api/policy';
import { useCallback, useMemo, useRef, useState } from 'react';
import { chooseWay } from '../../identity/chooseWay.ts';
import type { IdentityWay } from '../../identity/identityWay.ts';
import { usePane } from '../parts/pane.ts';
import { houseSession, type HouseSession } from './houseSession.ts';

/** The house's identity provider, as far as the server names one. */
export interface House {
  /** How one may sign in; undefined until the server has said so. */
  readonly ways: SignInWays | undefined;
  /** Asks the server how one may sign in; answers all it says to everybody. @throws ApiError */
  readonly learnWays: () => Promise<PublicPolicy>;
  readonly isThere: () => boolean;
  /** A session without a question; null where there is none. @throws PaneError `wrong-account`, ApiError */
  readonly silently: () => Promise<HouseSession | null>;
  /** Opens the provider's window where need be: right from a click. @throws IdentityError, PaneError, ApiError */
  readonly ask: (otherAccount: boolean) => Promise<HouseSession | null>;
  readonly forget: () => void;
}

export function useHouse(): House {
  const parts = usePane();
  const [ways, setWays] = useState<SignInWays>();
  const way = useRef<IdentityWay>(null);

  const learnWays = useCallback(async () => {
    const { mailbox, openApi, origin } = parts;
    const policy = await openApi(null).policy();
    const { signIn } = policy;
    setWays(signIn);
    way.current ??= signIn.oidc
      ? chooseWay(signIn.oidc, {
          nestedAppAuth: mailbox.nestedAppAuth,
          origin,
          address: mailbox.person.address,
          askInDialog: (url) => mailbox.askInDialog(url),
        })
      : null;
    return policy;
  }, [parts]);

  const silently = useCallback(async () => {
    // A provider that is down is no reason to hold anybody: the person is asked instead.
    const proof = await way.current?.silently().catch(() => null);
    return proof ? houseSession(parts, proof) : null;
  }, [parts]);

  const ask = useCallback(
    async (otherAccount: boolean) => {
      const proof = await way.current?.interactively({ otherAccount });
      return proof ? houseSession(parts, proof) : null;
    },
    [parts],
  );

  const isThere = useCallback(() => way.current !== null, []);
  const forget = useCallback(() => void way.current?.forget().catch(() => undefined), []);

  return useMemo(
    () => ({ ways, learnWays, isThere, silently, ask, forget }),
    [ways, learnWays, isThere, silently, ask, forget],
  );
}
