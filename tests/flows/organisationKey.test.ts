import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isCertified } from '@siegelpost/shared/envelope/certification';
import { generateClerkKey } from '@siegelpost/shared/envelope/keys';
import { siegelpost } from '../support/commandLine.ts';

const ERIKA = { name: 'Erika Sommer', address: 'erika.sommer@amt.example' };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-org-key-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('an administrator makes the organisation key offline and certifies a clerk with it', async () => {
  const person = ['--name', 'Amt Beispiel', '--address', 'post@amt.example'];
  const created = await siegelpost(['org-key', 'create', ...person, '--out', folder, '--json']);
  expect(created.code).toBe(0);
  const organisation = JSON.parse(created.stdout) as Record<string, string>;
  const erika = await generateClerkKey(ERIKA);
  await writeFile(join(folder, 'erika.pgp'), erika.certificate);

  const call = ['org-key', 'certify', join(folder, 'erika.pgp'), '--key', organisation['key'] ?? ''];
  const options = ['--recovery-code-fd', '3', '--out', folder, '--json'];
  const wrong = await siegelpost([...call, ...options], { descriptor3: `${'0000-'.repeat(6)}00\n` });
  expect(wrong.code).toBe(3);
  const certified = await siegelpost([...call, ...options], {
    descriptor3: `${organisation['recoveryCode']}\n`,
  });
  expect(certified.code).toBe(0);

  const certificate = await readFile(join(folder, `${erika.fingerprint}.pgp`));
  const organisationCertificate = await readFile(organisation['certificate'] ?? '');
  expect(await isCertified(certificate, { address: ERIKA.address, organisationCertificate })).toBe(true);

  const shown = await siegelpost(['org-key', 'fingerprint', organisation['certificate'] ?? '']);
  expect(shown.stdout.replace(/\s/g, '')).toContain((organisation['fingerprint'] ?? '').toUpperCase());
});

test('a call that is not understood says how it is meant', async () => {
  const ended = await siegelpost(['org-key', 'destroy']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('org-key create');
});
