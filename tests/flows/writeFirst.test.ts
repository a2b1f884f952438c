import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type DropInName, parseDropInName } from '@siegelpost/shared/api/dropInName';
import { certify } from '@siegelpost/shared/envelope/certification';
import { fingerprintOf, generateClerkKey, type KeyPair } from '@siegelpost/shared/envelope/keys';
import type { Person } from '@siegelpost/shared/transfer/transfer';
import type { FirstOrder } from '@siegelpost/shared/transfer/writing';
import { WritingHere } from '@siegelpost/shared/transfer/writingHere';
import { linkOf, orderOf, randomFile } from '../support/packages.ts';
import {
  ERIKA,
  ignoreProgress,
  MAX,
  readWhole,
  recipient,
  signInClerk,
  type SignedInClerk,
} from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { query } from '../support/query.ts';

let folder: string;
let organisation: KeyPair;
let server: TestServer;
let erika: SignedInClerk;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-org-'));
  organisation = await generateClerkKey({ name: 'Amt Beispiel', address: 'post@amt.example' });
  await mkdir(join(folder, 'certified'));
  await writeFile(join(folder, 'org.pgp'), organisation.certificate);
  server = await startTestServer({
    env: {
      ORGANISATION_CERTIFICATE_FILE: join(folder, 'org.pgp'),
      CERTIFICATIONS_DIR: join(folder, 'certified'),
      DROP_IN_DAILY_BYTES: '200000000',
    },
  });
  erika = await signInClerk(server);
  await erika.api.switchDropIn(true);
}, 120_000);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const ERIKAS = named('erika-sommer');

function named(text: string): DropInName {
  const name = parseDropInName(text);
  if (!name) throw new Error(`${text} is no name of a page`);
  return name;
}

async function certifyErika(): Promise<void> {
  const { certificate } = erika.access.clerk;
  const certified = await certify(certificate, organisation.privateKey);
  await writeFile(join(folder, 'certified', `${await fingerprintOf(certificate)}.pgp`), certified);
}

/** Somebody before Erika's page; `through` may be a line that tampers. */
const writer = (through: typeof fetch = fetch) => new WritingHere({ origin: server.origin, fetch: through });

let people = 0;
async function visit(writing: WritingHere, person: Person = { ...MAX, address: `max${++people}@b.example` }) {
  await writing.lookUp(ERIKAS);
  const attempt = await writing.requestCode(person.address);
  const mail = await server.mailbox.next(person.address);
  const code = /\b\d{6}\b/.exec(mail.parsed.text ?? '')?.[0] ?? '';
  return writing.enterCode(person, { attempt, code });
}

const order = (visitor: FirstOrder['visitor'], files: FirstOrder['files'] = []): FirstOrder => ({
  visitor,
  message: 'Anbei mein Antrag. <b>kein HTML</b>',
  files,
});

describe('a key that the organisation', () => {
  test('has not certified is refused (27)', async () => {
    await expect(writer().lookUp(ERIKAS)).rejects.toMatchObject({ code: 'key-uncertified' });
  });

  test('has certified is sealed to, and both fingerprints are shown', async () => {
    await certifyErika();
    expect(await writer().lookUp(ERIKAS)).toEqual({
      name: 'erika-sommer',
      owner: ERIKA,
      trust: 'certified',
      fingerprint: await fingerprintOf(erika.access.clerk.certificate),
      organisationFingerprint: organisation.fingerprint,
      archive: null,
    });
    expect(await erika.api.ownDropIn()).toMatchObject({ open: true, certified: true });
  });

  test('has certified for somebody else is refused: a server cannot swap it (27)', async () => {
    const other = await generateClerkKey({ name: 'Mallory', address: 'mallory@amt.example' });
    const certified = await certify(other.certificate, organisation.privateKey);
    const swapping: typeof fetch = async (...request) => {
      const response = await fetch(...request);
      const answer = (await response.json()) as object;
      return Response.json({ ...answer, certificate: Buffer.from(certified).toString('base64') });
    };
    await expect(writer(swapping).lookUp(ERIKAS)).rejects.toMatchObject({ code: 'key-uncertified' });
  });
});

test('a citizen writes first, the clerk reads and answers, the citizen opens it: no registration anywhere', async () => {
  const writing = writer();
  const files = [randomFile('Antrag.pdf', 20_000_000), randomFile('../../leer.txt', 0)];
  const visitor = await visit(writing);
  const sent = await writing.send(
    order(
      visitor,
      files.map(({ name, content }) => ({ name, content })),
    ),
    ignoreProgress,
  );
  expect(sent.link).toBeNull();

  const opened = await erika.transfer.openAsClerk(sent.packageId, erika.access);
  expect(opened).toMatchObject({
    authorKind: 'visitor',
    authenticity: 'vouched',
    author: { name: MAX.name, address: visitor.address },
    message: 'Anbei mein Antrag. <b>kein HTML</b>',
    answerPassword: sent.answerPassword,
    canReply: false,
  });
  expect(opened.files.map(({ name, digest }) => [name, digest])).toEqual(
    sent.files.map(({ name, digest }) => [name, digest]),
  );
  expect(opened.files.map(({ name }) => name)).toEqual(['Antrag.pdf', 'leer.txt']);
  for (const [index, { plain }] of files.entries())
    expect((await readWhole(erika.transfer, opened, index)).equals(plain)).toBe(true);

  const answer = await erika.transfer.send(
    orderOf(erika, [], {
      conversation: { conversationId: opened.conversationId, inReplyTo: opened.packageId },
      password: opened.answerPassword,
      message: 'Ihr Antrag ist da.',
    }),
    ignoreProgress,
  );
  await erika.api.activate(answer.packageId);
  const citizen = recipient(server);
  const read = await citizen.open(linkOf(answer), sent.answerPassword);
  expect(read).toMatchObject({ message: 'Ihr Antrag ist da.', authenticity: 'signed', canReply: true });
  const again = await citizen.reply({ name: MAX.name, message: 'Danke', files: [] }, ignoreProgress);
  expect(await erika.transfer.openAsClerk(again.packageId, erika.access)).toMatchObject({
    authorKind: 'recipient',
    authenticity: 'proven',
    answerPassword: null,
  });
}, 120_000);

test('hostile names and messages arrive as text, made safe (29–34)', async () => {
  const writing = writer();
  const visitor = await visit(writing, { name: '<img src=x onerror=1>\u202Egnp', address: 'x@b.example' });
  const names = ['../../x', 'CON', 'a\u202Efdp.exe', '<img onerror=1>.html', 'Gleich.txt', 'GLEICH.txt'];
  const files = names.map((name) => ({ name, content: new Blob(['x']) }));
  const sent = await writing.send(order(visitor, files), ignoreProgress);
  const opened = await erika.transfer.openAsClerk(sent.packageId, erika.access);
  expect(opened.author.name).toBe('<img src=x onerror=1>\u202Egnp');
  expect(opened.files.map(({ name }) => name)).toEqual(sent.files.map(({ name }) => name));
  expect(opened.files[0]?.name).toBe('x');
  expect(JSON.stringify(opened.files)).not.toContain('\u202E');
});

describe('an address', () => {
  test('that nobody vouched for is not confirmed', async () => {
    const writing = writer();
    const visitor = await visit(writing);
    const pretended = { ...visitor, address: 'minister@land.example' };
    const sent = await writing.send(order(pretended), ignoreProgress);
    expect(await erika.transfer.openAsClerk(sent.packageId, erika.access)).toMatchObject({
      authenticity: 'unproven',
      author: { address: 'minister@land.example' },
    });
  });

  test('vouched for in one visit does not vouch for the package of another (24)', async () => {
    const [honest, mallory] = [writer(), writer()];
    await honest.send(order(await visit(honest)), ignoreProgress);
    const sent = await mallory.send(order(await visit(mallory)), ignoreProgress);
    // Whoever can write to the database gives the one package the vouching of the other.
    await query(
      server.databaseUrl,
      `update siegelpost.packages p set visitor_digest = o.visitor_digest, vouch_key = o.vouch_key
       from siegelpost.packages o where p.package_id = $1 and o.package_id <> $1 and o.vouch_key is not null`,
      [sent.packageId],
    );
    await expect(erika.transfer.openAsClerk(sent.packageId, erika.access)).rejects.toMatchObject({
      code: 'signature-invalid',
    });
  });
});

test.each(['recipient', 'clerk'])('a first package cannot pass as a %s’s (24, 25)', async (authorKind) => {
  const writing = writer();
  const sent = await writing.send(order(await visit(writing)), ignoreProgress);
  const claiming: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    const answer = (await response.json()) as object;
    return Response.json('vouch' in answer ? { ...answer, authorKind } : answer);
  };
  await expect(recipient(server, claiming).openAsClerk(sent.packageId, erika.access)).rejects.toMatchObject({
    code: 'damaged',
  });
});

test('a reply cannot pass as a first package (24, 25)', async () => {
  const sending = await erika.transfer.send(orderOf(erika, []), ignoreProgress);
  await erika.api.activate(sending.packageId);
  const max = recipient(server);
  await max.open(linkOf(sending), orderOf(erika, []).password);
  const reply = await max.reply({ name: 'Max', message: 'Danke', files: [] }, ignoreProgress);
  const vouch = {
    addressDigest: Buffer.alloc(32).toString('base64url'),
    vouchKey: Buffer.alloc(32).toString('base64url'),
  };
  const claiming: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    const answer = (await response.json()) as object;
    return Response.json('vouch' in answer ? { ...answer, authorKind: 'visitor', vouch } : answer);
  };
  await expect(recipient(server, claiming).openAsClerk(reply.packageId, erika.access)).rejects.toMatchObject({
    code: 'damaged',
  });
});

test('where there is no organisation key, the first use is trusted and said to be', async () => {
  const plain = await startTestServer();
  try {
    const clerk = await signInClerk(plain);
    await clerk.api.switchDropIn(true);
    const writing = new WritingHere({ origin: plain.origin, fetch });
    expect(await writing.lookUp(ERIKAS)).toMatchObject({ trust: 'first-use', organisationFingerprint: null });
  } finally {
    await plain.stop();
  }
});

test('under load the writer works for the code by itself', async () => {
  const loaded = await startTestServer({ env: { DROP_IN_CALM_CODES: '1' } });
  try {
    const clerk = await signInClerk(loaded);
    await clerk.api.switchDropIn(true);
    const writing = new WritingHere({ origin: loaded.origin, fetch });
    await writing.lookUp(ERIKAS);
    for (const address of ['erster@b.example', MAX.address]) await writing.requestCode(address);
    await expect(loaded.mailbox.next(MAX.address)).resolves.toBeDefined();
  } finally {
    await loaded.stop();
  }
}, 120_000);
