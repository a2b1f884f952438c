import type { Clerk } from '@siegelpost/shared/api/clerks';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { Keyring } from '../../keyring/keyring.ts';
import type { PaneApi, PaneParts } from '../parts/pane.ts';

type Sources = Pick<PaneParts, 'keyring' | 'openApi' | 'now'>;

/** Each is undefined where nothing came of it: then it is asked for when it is needed, and that answer counts. */
interface Ahead {
  readonly policy: Promise<PublicPolicy | undefined>;
  readonly last: Promise<Last | undefined>;
}

/** Who was signed in on this device last. */
interface Last {
  readonly address: string;
  readonly session: Awaited<ReturnType<Keyring['session']>>;
  readonly key: Promise<Awaited<ReturnType<Keyring['key']>> | undefined>;
  readonly clerk: Promise<Clerk | undefined>;
}

/**
 * What a pane that opens will ask of this device and of the server, asked while office.js still speaks with Outlook. Every
 * answer is used for the first question only. To be called once, as early as possible.
 */
export function headStart(sources: Sources): (parts: PaneParts) => PaneParts {
  const ahead: Ahead = { policy: settled(sources.openApi(null).policy()), last: settled(lookUp(sources)) };
  return (parts) => ({
    ...parts,
    keyring: {
      ...parts.keyring,
      lastAddress: firstFrom(
        async () => (await ahead.last)?.address,
        () => parts.keyring.lastAddress(),
      ),
      session: firstFrom(
        async (address) => (await lastOf(ahead, address))?.session,
        (address) => parts.keyring.session(address),
      ),
      key: firstFrom(
        async (address) => (await lastOf(ahead, address))?.key,
        (address) => parts.keyring.key(address),
      ),
    },
    openApi: openAhead(parts.openApi, ahead),
  });
}

async function lookUp({ keyring, openApi, now }: Sources): Promise<Last | undefined> {
  const address = await keyring.lastAddress();
  if (address === null) return undefined;
  const key = settled(keyring.key(address));
  const session = await keyring.session(address);
  const lives = session !== null && Date.parse(session.expiresAt) > now().getTime();
  const clerk = lives ? settled(openApi(session.token).clerk()) : Promise.resolve(undefined);
  return { address, session, key, clerk };
}

async function lastOf({ last }: Ahead, address: string): Promise<Last | undefined> {
  const known = await last;
  return known?.address === address ? known : undefined;
}

function openAhead(openApi: PaneParts['openApi'], ahead: Ahead): PaneParts['openApi'] {
  const policy = firstFrom(
    (_api: PaneApi) => ahead.policy,
    (api) => api.policy(),
  );
  const clerk = firstFrom(
    async (_api: PaneApi, token: string | null) => {
      const last = await ahead.last;
      return last?.session?.token === token ? last?.clerk : undefined;
    },
    (api) => api.clerk(),
  );
  return (token) => {
    const api = openApi(token);
    return { ...api, policy: () => policy(api), clerk: () => clerk(api, token) };
  };
}

/** Asks `ahead` at the first call; `ask` where that has nothing, and ever after. */
function firstFrom<A extends readonly unknown[], T>(
  ahead: (...args: A) => Promise<T | undefined>,
  ask: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  let asked = false;
  return async (...args) => {
    if (asked) return ask(...args);
    asked = true;
    return (await ahead(...args)) ?? ask(...args);
  };
}

const settled = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);
