import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DropInName, parseDropInName } from '@siegelpost/shared/api/dropInName';
import { parsePackageId, type PackageId } from '@siegelpost/shared/api/ids';
import { paths } from '@siegelpost/shared/api/paths';
import { certify } from '@siegelpost/shared/envelope/certification';
import { openWithPrivateKey } from '@siegelpost/shared/envelope/envelopes';
import { generateClerkKey, type KeyPair } from '@siegelpost/shared/envelope/keys';
import { fromBase64 } from '@siegelpost/shared/transfer/encoding';
import { readPackage, type ReadPackage } from '@siegelpost/shared/transfer/readPackage';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { WritingHere } from '@siegelpost/shared/transfer/writingHere';
import { CitizenPage } from '../support/citizenPage.ts';
import { siegelpost } from '../support/commandLine.ts';
import { linkOf, orderOf, PASSWORD, randomFile } from '../support/packages.ts';
import { ignoreProgress, MAX, recipient } from '../support/people.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

let folder: string;
let archive: KeyPair;
let stage: RecipientStage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-archive-'));
  const [organisation, archiveKey] = await Promise.all([
    generateClerkKey({ name: 'Amt Beispiel', address: 'post@amt.example' }),
    generateClerkKey({ name: 'Archiv Amt Beispiel', address: 'archiv@amt.example' }),
  ]);
  archive = archiveKey;
  await writeFile(join(folder, 'organisation.pgp'), organisation.certificate);
  await writeFile(join(folder, 'archive.pgp'), await certify(archive.certificate, organisation.privateKey));
  await writeFile(join(folder, 'archive-key.pgp'), archive.privateKey);
  stage = await startRecipientStage({
    ORGANISATION_CERTIFICATE_FILE: join(folder, 'organisation.pgp'),
    CERTIFICATIONS_DIR: folder,
    ARCHIVE_CERTIFICATE_FILE: join(folder, 'archive.pgp'),
    ARCHIVE_PACKAGES: 'all',
  });
  const { clerk } = stage.erika.access;
  await stage.erika.api.switchDropIn(true);
  const { key } = await stage.erika.api.clerk();
  await writeFile(
    join(folder, `${key?.fingerprint ?? ''}.pgp`),
    await certify(clerk.certificate, organisation.privateKey),
  );
}, 240_000);

afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Sends as the pane does: to the archive key that it has shown. */
async function send(name: string) {
  const { fingerprint } = await stage.erika.transfer.readArchive();
  return stage.send([randomFile(name, 100_000)], { archive: fingerprint });
}

/** A package as the archive reads it: with its own key and what the server stores, and nothing else. */
async function readAsArchive(packageId: PackageId): Promise<ReadPackage> {
  const content = await stage.erika.api.content(packageId, stage.erika.access.sessionToken);
  const sessionKey = await openWithPrivateKey(content.envelopes.map(fromBase64), archive.privateKey);
  return readPackage(content, sessionKey);
}

test('message and answer open with the archive’s key, and the citizen is told so', async () => {
  const sent = await send('Bescheid.pdf');
  const read = await readAsArchive(sent.packageId);
  expect(read.manifest.readers).toMatchObject([
    { kind: 'clerk' },
    { kind: 'archive', fingerprint: archive.fingerprint },
  ]);

  const { page, troubles } = await stage.visit(addressOf(sent));
  const citizen = new CitizenPage(page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
  await page.getByText('Auch das Archiv der Behörde kann diese Nachricht und Ihre Antwort lesen.').waitFor();
  await page.getByText(/wird in Ihrem Browser für Erika Sommer und für das Archiv der Behörde/).waitFor();
  await page.getByText('Wer kann meine Antwort lesen?').click();
  const shown = archive.fingerprint.toUpperCase().match(/.{4}/g)?.join(' ') ?? '';
  expect(await page.getByText(shown).count()).toBeGreaterThan(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await citizen.answer('Vielen Dank.', []);
  await page.getByRole('heading', { name: 'Ihre Antwort ist angekommen' }).waitFor();
  expect(troubles).toEqual([]);

  const { packages } = await stage.erika.api.conversation(sent.conversationId);
  const answer = packages.find(({ authorKind }) => authorKind === 'recipient');
  const answerId = parsePackageId(answer?.packageId ?? '');
  if (!answerId) throw new Error('No answer has arrived.');
  expect((await readAsArchive(answerId)).manifest.message).toBe('Vielen Dank.');
  const opened = await stage.erika.transfer.openAsClerk(answerId, stage.erika.access);
  expect(opened).toMatchObject({ authenticity: 'proven', archiveFingerprints: [archive.fingerprint] });
}, 120_000);

test('a file that was saved sealed opens with the archive’s key from the command line', async () => {
  const sent = await send('Akte.pdf');
  const out = join(folder, 'saved');
  const saved = await siegelpost(['get', '-', '--sealed', '--out', out, '--password-env', 'PW'], {
    env: { PW: PASSWORD },
    input: addressOf(sent),
  });
  expect(saved).toMatchObject({ code: 0 });
  const file = join(out, 'Akte.pdf.pgp');
  const opened = await siegelpost(['open', file, '--key', join(folder, 'archive-key.pgp'), '--out', folder]);
  expect(opened).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, 'Akte.pdf'))).toHaveLength(100_000);
  const explained = await siegelpost(['explain', file, '--json']);
  expect(JSON.parse(explained.stdout).envelopes).toHaveLength(3);
}, 120_000);

test('the command line seals to the archive, and asks when what vouches for its key is another one (row 28)', async () => {
  const { server, erika } = stage;
  const { sessionToken, clerk } = erika.access;
  const home = join(folder, 'home');
  const account = join(home, `${new URL(server.origin).host.replace(':', '-')}.json`);
  const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');
  await mkdir(home);
  await writeFile(
    account,
    JSON.stringify({
      ...{ sessionToken, name: clerk.name, address: clerk.address },
      certificate: base64(clerk.certificate),
      privateKey: base64(clerk.privateKey),
    }),
  );
  const call = (...more: string[]) =>
    siegelpost(['send', '--message', 'Anbei.', '--server', server.origin, '--json', ...more], {
      env: { SIEGELPOST_HOME: home },
    });
  const sent = await call();
  expect(sent).toMatchObject({ code: 0 });
  const packageId = parsePackageId(JSON.parse(sent.stdout).packageId);
  if (!packageId) throw new Error(sent.stdout);
  expect((await readAsArchive(packageId)).manifest.message).toBe('Anbei.');

  const remembered = JSON.parse(await readFile(account, 'utf8'));
  await writeFile(account, JSON.stringify({ ...remembered, archive: '00'.repeat(20) }));
  expect(await call()).toMatchObject({ code: 4, stdout: '{"error":"archive-changed"}\n' });
  expect(await call('--archive', '11'.repeat(20))).toMatchObject({ code: 4 });
  expect(await call('--archive', archive.fingerprint.toUpperCase())).toMatchObject({ code: 0 });
  expect(JSON.parse(await readFile(account, 'utf8'))).toEqual(remembered);
}, 120_000);

test('a new password takes nothing from the archive', async () => {
  const sent = await send('a.pdf');
  const { erika } = stage;
  const { packages } = await erika.api.conversation(sent.conversationId);
  const record = await erika.transfer.openSenderRecord(
    fromBase64(packages[0]?.senderRecord ?? ''),
    erika.access.clerk,
  );
  const { packageId } = sent;
  await erika.transfer.changePassword({ ...erika.access, packageId, record, password: 'QM4RT-9HJKP' });
  expect((await readAsArchive(packageId)).manifest.packageId).toBe(packageId);
  const opened = await recipient(stage.server).open(linkOf(sent), 'QM4RT-9HJKP');
  expect(opened.archiveFingerprints).toEqual([archive.fingerprint]);
});

test('what a visitor writes first opens with the archive’s key, and the page says so before', async () => {
  const { server, erika } = stage;
  const writing = new WritingHere({ origin: server.origin, fetch });
  const addressee = await writing.lookUp(erikasPage());
  expect(addressee.archive).toMatchObject({ fingerprint: archive.fingerprint, trust: 'certified' });
  const attempt = await writing.requestCode(MAX.address);
  const mail = await server.mailbox.next(MAX.address);
  const code = /\b(\d{6})\b/.exec(mail.parsed.text ?? '')?.[1] ?? '';
  const visitor = await writing.enterCode(MAX, { attempt, code });
  const sent = await writing.send({ visitor, message: 'Mein Antrag', files: [] }, ignoreProgress);
  expect((await readAsArchive(sent.packageId)).manifest.message).toBe('Mein Antrag');
  const opened = await erika.transfer.openAsClerk(sent.packageId, erika.access);
  expect(opened.archiveFingerprints).toEqual([archive.fingerprint]);

  const { page } = await stage.visit(`${stage.line.origin}${paths.dropInPage('erika-sommer')}`);
  await page.getByText('Auch das Archiv der Behörde kann lesen, was Sie hier schreiben.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
}, 120_000);

function erikasPage(): DropInName {
  const name = parseDropInName('erika-sommer');
  if (!name) throw new Error('no name of a page');
  return name;
}

test('a server that names another archive key, or none, gets nothing (row 28)', async () => {
  const { erika, server } = stage;
  const { fingerprint } = await erika.transfer.readArchive();
  const intruder = await generateClerkKey({ name: 'Archiv Amt Beispiel', address: 'archiv@amt.example' });
  const organisationCertificate = (await readFile(join(folder, 'organisation.pgp'))).toString('base64');
  const offers = [
    [null, 'archive-key-missing'],
    [intruder.certificate, 'archive-key-uncertified'],
  ] as const;
  for (const [certificate, code] of offers) {
    const offer = {
      certificate: certificate && Buffer.from(certificate).toString('base64'),
      organisationCertificate,
    };
    const asked: string[] = [];
    const lying = new TransferHere({
      origin: server.origin,
      fetch: async (input, init) => {
        const { pathname } = new URL(String(input instanceof Request ? input.url : input));
        asked.push(pathname);
        return pathname === paths.archiveKey ? Response.json(offer) : fetch(input, init);
      },
    });
    const order = orderOf(erika, [randomFile('a.pdf', 10)], { archive: fingerprint });
    await expect(lying.send(order, ignoreProgress)).rejects.toMatchObject({ code });
    expect(asked).toEqual([paths.archiveKey]);
  }
});
