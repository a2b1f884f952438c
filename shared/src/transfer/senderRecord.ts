import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { Address, PersonName } from '../api/encodings.ts';
import { openMessage, sealMessage } from '../envelope/message.ts';
import type { ClerkIdentity, SenderRecord } from './transfer.ts';
import { TransferError } from './transferError.ts';

const closed = { additionalProperties: false } as const;
const MOST_BYTES = 48 * 1024;

const Schema = Type.Object(
  {
    version: Type.Literal(1),
    link: Type.String(),
    password: Type.Union([Type.String(), Type.Null()]),
    recipients: Type.Array(Type.Object({ name: PersonName, address: Address }, closed)),
    subject: Type.String(),
    fileNames: Type.Array(Type.String()),
    classification: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    formerPasswords: Type.Optional(Type.Array(Type.Union([Type.String(), Type.Null()]))),
  },
  closed,
);

/** The record as one OpenPGP message to the clerk's own certificate. */
export async function sealSenderRecord(
  record: SenderRecord,
  clerk: ClerkIdentity,
): Promise<Uint8Array<ArrayBuffer>> {
  return sealMessage(new TextEncoder().encode(JSON.stringify(fitting(record))), {
    certificate: clerk.certificate,
  });
}

/** @throws EnvelopeError, TransferError `damaged` */
export async function openSenderRecord(sealed: Uint8Array, clerk: ClerkIdentity): Promise<SenderRecord> {
  const bytes = await openMessage(sealed, { privateKey: clerk.privateKey, maxBytes: MOST_BYTES });
  const record: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Check(Schema, record)) throw new TransferError('damaged');
  return record as Static<typeof Schema>;
}

/** Two hundred long names or recipients must not stop a sending: the list is for people, a few are enough. */
function fitting(record: SenderRecord): SenderRecord {
  return {
    ...record,
    subject: record.subject.slice(0, 500),
    recipients: record.recipients.slice(0, 50),
    fileNames: record.fileNames.slice(0, 50),
  };
}
