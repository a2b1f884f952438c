import type { Api } from '../client/api.ts';
import { readEnvelope } from '../envelope/envelopePacket.ts';
import { openWithPrivateKey } from '../envelope/envelopes.ts';
import { findLink } from '../link/link.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import { makeGuards } from './guards.ts';
import { sealSenderRecord } from './senderRecord.ts';
import type { PasswordChange, SenderRecord } from './transfer.ts';
import { TransferError } from './transferError.ts';

/** Former passwords that are remembered; each may prove an answer. */
const MOST_FORMER = 10;

/**
 * Wraps the session key of a sending again, for the same link and another password: what was uploaded stays as it is.
 * The server replaces envelopes, gates and record in one step. @throws ApiError, EnvelopeError, TransferError
 */
export async function changePassword(
  { packageId, record, password, ...access }: PasswordChange,
  api: Api,
  signal: AbortSignal,
): Promise<SenderRecord> {
  const link = findLink(record.link);
  if (link?.packageId !== packageId) throw new TransferError('damaged');
  const { envelopes } = await api.content(packageId, access.sessionToken, signal);
  const sessionKey = await openWithPrivateKey(envelopes.map(fromBase64), access.clerk.privateKey);
  const { envelope, gates } = await makeGuards({ ...link, sessionKey }, password);
  const changed: SenderRecord = {
    ...record,
    password,
    formerPasswords: [record.password, ...(record.formerPasswords ?? [])].slice(0, MOST_FORMER),
  };
  await api.changeGates(
    packageId,
    {
      // Who opens it by a key goes on to: clerk and archive.
      envelopes: [
        toBase64(envelope),
        ...envelopes.filter((given) => readEnvelope(fromBase64(given)).kind === 'key'),
      ],
      // The server keeps the other gates as they are.
      gates,
      senderRecord: toBase64(await sealSenderRecord(changed, access.clerk)),
    },
    access.sessionToken,
    signal,
  );
  return changed;
}
