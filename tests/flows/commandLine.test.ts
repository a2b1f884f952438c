import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CallOptions, siegelpost, siegelpostAtTerminal } from '../support/commandLine.ts';
import { randomFile, PASSWORD, sendActive } from '../support/packages.ts';
import { ERIKA, recipient, signInClerk, type SignedInClerk } from '../support/people.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy } from '../support/faultProxy.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { findLink } from '@siegelpost/shared/link/link';

// Every call is a process of its own, and machines are busy.
jest.setTimeout(180_000);

/** Seven parts. */
const BYTES = 56_000_000;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-cli-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (args: readonly string[], options: CallOptions = {}) =>
  siegelpost(args, { cwd: folder, ...options });
const secret = { env: { PW: 'Zimt und Zucker' } };
const withPassword = ['--password-env', 'PW'];
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

async function sampleFile(name: string, bytes: number): Promise<string> {
  const content = randomBytes(bytes);
  await writeFile(join(folder, name), content);
  return createHash('sha256').update(content).digest('hex');
}

describe('offline', () => {
  test.each([0, 1, 9_000_000])('a file of %i octets is sealed and opened again', async (bytes) => {
    const digest = await sampleFile('a.bin', bytes);
    expect(await run(['seal', 'a.bin', ...withPassword], secret)).toMatchObject({ code: 0 });
    const opened = await run(['open', 'a.bin.pgp', '--out', 'opened', ...withPassword, '--json'], secret);
    expect(opened.code).toBe(0);
    expect(JSON.parse(opened.stdout)).toEqual({ opened: [{ file: 'a.bin.pgp', opened: 'opened/a.bin' }] });
    expect(await sha256(join(folder, 'opened/a.bin'))).toBe(digest);
  });

  test('the vectors open by passphrase, by link and by key file', async () => {
    const vector = (name: string) => new URL(`../vectors/v1/${name}`, import.meta.url);
    const gates = JSON.parse(await readFile(vector('gates.json'), 'utf8'));
    const { keys } = JSON.parse(await readFile(vector('envelopes.json'), 'utf8'));
    await writeFile(join(folder, 'key'), Buffer.from(keys[2].privateKey, 'base64'));
    const readers: [string, string[], CallOptions][] = [
      ['link-and-password.pgp', ['--password-fd', '3'], { descriptor3: `${gates.link} 7k3mq2vdxw\n` }],
      ['link-and-password.pgp', withPassword, { env: { PW: gates.withPassword.passphrase } }],
      ['link-alone.pgp', withPassword, { env: { PW: gates.link } }],
      ['v4-Brainpool-P-384.pgp', ['--key', 'key'], {}],
    ];
    for (const [name, args, options] of readers) {
      const path = vector(name).pathname;
      expect(await run(['open', path, '--out', '.', '--force', ...args], options)).toMatchObject({ code: 0 });
      const opened = await readFile(join(folder, name.slice(0, -4)));
      expect(opened).toEqual(Buffer.from(Array.from({ length: 24 }, (_, at) => at)));
    }
  });

  test('a wrong passphrase, a damaged and a cut file leave nothing behind', async () => {
    await sampleFile('a.bin', 1_000_000);
    await run(['seal', 'a.bin', ...withPassword], secret);
    const sealed = await readFile(join(folder, 'a.bin.pgp'));
    const wrong = await run(['open', 'a.bin.pgp', '--out', 'opened', ...withPassword], {
      env: { PW: 'Anis' },
    });
    expect(wrong).toMatchObject({ code: 3, stdout: '' });
    await writeFile(join(folder, 'cut.pgp'), sealed.subarray(0, -20));
    sealed.writeUInt8(sealed.readUInt8(900_000) ^ 1, 900_000);
    await writeFile(join(folder, 'damaged.pgp'), sealed);
    for (const name of ['cut.pgp', 'damaged.pgp']) {
      const ended = await run(['open', name, '--out', 'opened', ...withPassword, '--json'], secret);
      expect(ended).toMatchObject({ code: 4, stdout: '{"error":"damaged"}\n' });
    }
    expect(await readdir(join(folder, 'opened')).catch(() => [])).toEqual([]);
  });

  test('nothing is replaced unasked, and a missing file or secret is said so', async () => {
    await sampleFile('a.bin', 10);
    await run(['seal', 'a.bin', ...withPassword], secret);
    expect(await run(['seal', 'a.bin', ...withPassword], secret)).toMatchObject({ code: 7 });
    expect(await run(['seal', 'a.bin', '--force', ...withPassword], secret)).toMatchObject({ code: 0 });
    expect(await run(['seal', 'missing', ...withPassword], secret)).toMatchObject({ code: 7 });
    expect(await run(['open', 'a.bin.pgp', '--force'])).toMatchObject({ code: 2 });
    expect(await run(['open', 'a.bin.pgp', '--password', 'Zimt'])).toMatchObject({ code: 2 });
  });

  test('a passphrase is asked for twice at a terminal and never shown', async () => {
    const digest = await sampleFile('a.bin', 1000);
    const typed = (lines: readonly string[]) =>
      siegelpostAtTerminal(['seal', 'a.bin'], { cwd: folder, lines });
    expect(await typed(['Zimt und Zucker', 'Anis'])).toMatchObject({ code: 2 });
    const { code, screen } = await typed(['Zimt und Zucker', 'Zimt und Zucker']);
    expect(code).toBe(0);
    expect(screen).toContain('New passphrase: ');
    expect(screen).toContain('Once more: ');
    expect(screen).not.toContain('Zimt');
    expect(await run(['open', 'a.bin.pgp', '--out', 'opened', ...withPassword], secret)).toMatchObject({
      code: 0,
    });
    expect(await sha256(join(folder, 'opened/a.bin'))).toBe(digest);
  });

  test('explain names packets and algorithms without a secret', async () => {
    const path = new URL('../vectors/v1/v4-NIST-P-384.pgp', import.meta.url).pathname;
    const { stdout, code } = await run(['explain', path, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'file',
      envelopes: [{ packet: 'PKESK v6', algorithm: 'ECDH', keyVersion: 4 }],
      body: { packet: 'SEIPD v2', cipher: 'AES-256', mode: 'GCM', contentOctets: 24 },
    });
  });

  test('help is there in German and English, and every error is one sentence', async () => {
    const german = await run(['help'], { env: { LC_ALL: 'de_DE.UTF-8' } });
    expect(german.stdout).toContain('Dateien versiegeln');
    expect((await run([])).stdout).toContain('seal, open, send and get');
    expect(await run(['nonsense'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['seal', 'a.bin', '--frob'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the call: --frob\n'),
    });
    expect((await run(['--version'])).stdout).toMatch(/^siegelpost \d/);
  });
});

describe('with a server', () => {
  let server: TestServer;
  let erika: SignedInClerk;

  beforeAll(async () => {
    server = await startTestServer();
    erika = await signInClerk(server);
  });

  afterAll(() => server.stop());

  /** Links are built for the public address; tests speak to the port that the server really has. */
  const reachable = (link: string | null) => `${server.origin}/t/${(link ?? '').split('/t/')[1]}`;

  test('get saves message and files, verified, and does not repeat the link’s secret', async () => {
    const files = [randomFile('Bescheid ä.pdf', 9_000_000), randomFile('leer.txt', 0)];
    const { link } = await sendActive(erika, files);
    const input = reachable(link);
    const got = await run(['get', '-', '--out', 'post', '--json', ...withPassword], {
      input,
      env: { PW: PASSWORD },
    });
    expect(got).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(got.stdout)).toMatchObject({
      author: ERIKA,
      files: [{ bytes: 9_000_000 }, { bytes: 0 }],
    });
    for (const { name, plain } of files)
      expect((await readFile(join(folder, 'post', name))).equals(plain)).toBe(true);
    expect(got.stdout).not.toContain(findLink(link ?? '')?.linkSecret);
  });

  test('a wrong password, an unknown link and no server have exit codes of their own', async () => {
    const { link } = await sendActive(erika, [randomFile('a.pdf', 10)]);
    const get = (at: string, password = PASSWORD) =>
      run(['get', at, ...withPassword, '--json'], { env: { PW: password } });
    expect(await get(reachable(link), '0000000000')).toMatchObject({
      code: 3,
      stdout: '{"error":"wrong-password"}\n',
    });
    const unknown = reachable(link).replace(/.#/, (end) => (end === 'A#' ? 'Q#' : 'A#'));
    expect(await get(unknown)).toMatchObject({ code: 5, stdout: '{"error":"not-found"}\n' });
    const nowhere = reachable(link).replace(/:\d+\//, ':9/');
    expect(await get(nowhere)).toMatchObject({ code: 6 });
    expect(await get('https://example.org/')).toMatchObject({ code: 2 });
  });

  test('a download that was cut goes on where it stopped, and one that was tampered with begins anew', async () => {
    const file = randomFile('gross.bin', 20_000_000);
    const { link, packageId } = await sendActive(erika, [file], { password: null });
    const unfinished = join(folder, `gross.bin.${packageId}-0.unfinished`);
    const get = () => run(['get', reachable(link), '--json']);
    expect(await run(['get', reachable(link), '--sealed'])).toMatchObject({ code: 0 });
    const sealed = await readFile(join(folder, 'gross.bin.pgp'));

    // A changed octet in what is there already can only hurt where it is not fetched again.
    const tampered = Buffer.from(sealed.subarray(0, 12_000_000));
    tampered.writeUInt8(tampered.readUInt8(5_000_000) ^ 1, 5_000_000);
    await writeFile(unfinished, tampered);
    expect(await get()).toMatchObject({ code: 4, stdout: '{"error":"damaged"}\n' });
    expect(await readdir(folder)).toEqual(['gross.bin.pgp']);

    await writeFile(unfinished, sealed.subarray(0, 12_000_000));
    expect(await get()).toMatchObject({ code: 0 });
    expect((await readFile(join(folder, 'gross.bin'))).equals(file.plain)).toBe(true);
    expect(await readdir(folder)).toEqual(['gross.bin', 'gross.bin.pgp']);

    // What was saved sealed opens without any server.
    await rename(join(folder, 'gross.bin'), join(folder, 'online.bin'));
    expect(
      await run(['open', 'gross.bin.pgp', '--password-fd', '3'], { descriptor3: link ?? '' }),
    ).toMatchObject({
      code: 0,
    });
    expect(await sha256(join(folder, 'gross.bin'))).toBe(await sha256(join(folder, 'online.bin')));
  });

  /** The code of the next mail to the address, however long the program takes to ask for it. */
  const mailedCode = async (address: string) => {
    const before = server.mailbox.to(address).length;
    const mail = await eventually(() => server.mailbox.to(address)[before], 60_000);
    return /\b(\d{6})\b/.exec(mail.parsed.text ?? '')?.[1] ?? '';
  };

  test('sign-in, send, and the recipient opens; a second device signs in by recovery code', async () => {
    const person = { name: 'Jonas Weber', address: 'jonas.weber@amt.example' };
    const home = join(folder, 'home');
    const call = (args: readonly string[], options: CallOptions = {}) =>
      run([...args, '--json'], { ...options, env: { SIEGELPOST_HOME: home, ...options.env } });
    const signIn = async (recoveryCode = '') => {
      const who = ['--server', server.origin, '--name', person.name, '--address', person.address];
      const secrets = ['--code-fd', '3', '--recovery-code-env', 'RECOVERY'];
      const env = { RECOVERY: recoveryCode };
      return call(['sign-in', ...who, ...secrets], { env, descriptor3: mailedCode(person.address) });
    };
    await sampleFile('a.pdf', 10_000);
    const order = [
      'send',
      'a.pdf',
      '--server',
      server.origin,
      '--to',
      'max@buerger.example',
      '--message',
      'Anbei.',
    ];
    expect(await call(order)).toMatchObject({ code: 5, stdout: '{"error":"account-missing"}\n' });

    const first = await signIn();
    expect(first.code).toBe(0);
    const sent = await call(order);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    const { link, password } = JSON.parse(sent.stdout);
    const found = findLink(link);
    if (!found) throw new Error(`No link in ${sent.stdout}`);
    expect(await recipient(server).open(found, password)).toMatchObject({
      message: 'Anbei.',
      author: person,
    });

    const [account = ''] = await readdir(home);
    expect((await stat(join(home, account))).mode & 0o777).toBe(0o600);
    expect(await signIn(JSON.parse(first.stdout).recoveryCode)).toMatchObject({ code: 0 });
  });

  test('a sending that was killed goes on by the same command, with what has arrived', async () => {
    const line = await startFaultProxy(server.origin);
    const person = { name: 'Petra Kunz', address: 'petra.kunz@amt.example' };
    const home = join(folder, 'home');
    const call = (args: readonly string[], options: CallOptions = {}) =>
      run([...args, '--json'], { ...options, env: { SIEGELPOST_HOME: home, ...options.env } });
    const who = ['--server', line.origin, '--name', person.name, '--address', person.address];
    const descriptor3 = mailedCode(person.address);
    expect(await call(['sign-in', ...who, '--code-fd', '3'], { descriptor3 })).toMatchObject({ code: 0 });

    const digest = await sampleFile('Akte.bin', BYTES);
    const order = ['send', 'Akte.bin', '--server', line.origin, '--to', 'max@buerger.example'];
    const before = line.upBytes;
    const halfway = eventually(() => line.upBytes - before > BYTES / 2 || undefined, 60_000);
    expect(await call(order, { kill: halfway })).toMatchObject({ code: null, stdout: '' });
    const unfinished = (await readdir(home)).filter((name) => name.startsWith('unfinished-'));
    expect(unfinished).toHaveLength(1);
    expect((await stat(join(home, unfinished[0] ?? ''))).mode & 0o777).toBe(0o600);

    const again = line.upBytes;
    const sent = await call(order);
    expect(sent).toMatchObject({ code: 0 });
    expect(line.upBytes - again).toBeLessThan(BYTES * 0.9);
    const { link, password } = JSON.parse(sent.stdout);
    const got = await run(['get', reachable(link), '--out', 'got', ...withPassword], {
      env: { PW: password },
    });
    expect(got).toMatchObject({ code: 0 });
    expect(await sha256(join(folder, 'got/Akte.bin'))).toBe(digest);
    expect((await readdir(home)).filter((name) => name.startsWith('unfinished-'))).toEqual([]);
    await line.stop();
  });

  test('explain asks what a link is, and consumes nothing', async () => {
    const { link } = await sendActive(erika, [randomFile('a.pdf', 10)]);
    const { stdout } = await run(['explain', '-', '--json'], { input: reachable(link) });
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'link',
      author: ERIKA,
      passwordRequired: true,
      triesLeft: 10,
    });
  });
});
