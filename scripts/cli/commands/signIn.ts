import { createApi } from '@siegelpost/shared/client/api';
import type { ClerkKey } from '@siegelpost/shared/api/clerks';
import { fromBase64, toBase64 } from '@siegelpost/shared/transfer/encoding';
import type { ClerkIdentity, Person } from '@siegelpost/shared/transfer/transfer';
import {
  generateClerkKey,
  lockPrivateKey,
  newRecoveryCode,
  unlockPrivateKey,
} from '@siegelpost/shared/envelope/keys';
import { saveAccount } from '../account.ts';
import type { Call } from '../call.ts';
import { connectionTo, originOf } from '../connection.ts';
import { readSecret } from '../secrets.ts';

/** `siegelpost sign-in`: a clerk's session and key on this machine, as in the pane: mailed code, recovery code. */
export async function signIn(call: Call): Promise<void> {
  const { values, report, words } = call;
  const origin = originOf(values.neededText('server'));
  const person = { name: values.neededText('name'), address: values.neededText('address') };
  const connection = connectionTo(origin, call);
  const anonymous = createApi(connection);
  const { attempt } = await anonymous.requestCode({ address: person.address });
  const code = await readSecret(values, 'code', words.ask.code);
  const { token: sessionToken } = await anonymous.signIn({ ...person, attempt, code: code.trim() });
  const api = createApi({ ...connection, token: () => sessionToken });
  const { key } = await api.clerk();
  const { clerk, recoveryCode } = key ? await unlockKey(key, person, call) : await makeKey(person, api);
  await saveAccount(origin, { sessionToken, clerk });
  report.result({ server: origin, address: person.address, ...(recoveryCode ? { recoveryCode } : {}) }, [
    words.signedIn(person.address),
    ...(recoveryCode ? ['', words.keepRecoveryCode, '', `  ${recoveryCode}`, ''] : []),
  ]);
}

interface Unlocked {
  readonly clerk: ClerkIdentity;
  /** There at first use only. */
  readonly recoveryCode?: string;
}

async function unlockKey(key: ClerkKey, person: Person, call: Call): Promise<Unlocked> {
  const recoveryCode = await readSecret(call.values, 'recovery-code', call.words.ask.recoveryCode);
  const privateKey = await unlockPrivateKey(fromBase64(key.sealedPrivateKey), recoveryCode);
  return { clerk: { ...person, privateKey, certificate: fromBase64(key.certificate) } };
}

async function makeKey(person: Person, api: ReturnType<typeof createApi>): Promise<Unlocked> {
  const { certificate, privateKey, fingerprint } = await generateClerkKey(person);
  const recoveryCode = newRecoveryCode();
  await api.storeClerkKey({
    fingerprint,
    certificate: toBase64(certificate),
    sealedPrivateKey: toBase64(await lockPrivateKey(privateKey, recoveryCode)),
  });
  return { clerk: { ...person, certificate, privateKey }, recoveryCode };
}
