import { X509Certificate } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate, type SelfsignedOptions } from 'selfsigned';

export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  /** What `npm run trust` hands to the system. */
  readonly authorityFile: string;
  readonly cert: string;
  readonly key: string;
  readonly authority: string;
}

const NAMES = {
  certFile: 'localhost.crt',
  keyFile: 'localhost.key',
  authorityFile: 'authority.crt',
} as const;
const DAY_MS = 86_400_000;
/** Apple refuses certificates that live longer, even when a person trusts their authority. */
const VALID_DAYS = 820;
const RENEW_DAYS = 30;

/** The certificate for https://localhost, made at the first start and again shortly before it ends. */
export async function localhostCertificate(dataDir: string): Promise<Certificate> {
  const folder = join(dataDir, 'certificate');
  if (!(await isUsable(join(folder, NAMES.certFile)))) await makeCertificate(folder);
  return readCertificate(folder);
}

async function readCertificate(folder: string): Promise<Certificate> {
  const certFile = join(folder, NAMES.certFile);
  const keyFile = join(folder, NAMES.keyFile);
  const authorityFile = join(folder, NAMES.authorityFile);
  const [cert, key, authority] = await Promise.all(
    [certFile, keyFile, authorityFile].map((file) => readFile(file, 'utf8')),
  );
  return { certFile, keyFile, authorityFile, cert: cert ?? '', key: key ?? '', authority: authority ?? '' };
}

async function isUsable(certFile: string): Promise<boolean> {
  try {
    await access(certFile);
    const { validTo } = new X509Certificate(await readFile(certFile));
    return Date.parse(validTo) - Date.now() > RENEW_DAYS * DAY_MS;
  } catch {
    return false;
  }
}

async function makeCertificate(folder: string): Promise<void> {
  const { authority, cert, key } = await issue();
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(join(unfinished, NAMES.keyFile), key, { mode: 0o600 });
  await writeFile(join(unfinished, NAMES.certFile), cert + authority, { mode: 0o600 });
  await writeFile(join(unfinished, NAMES.authorityFile), authority, { mode: 0o644 });
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}

/**
 * The authority's private key is forgotten at once: whoever trusts the authority trusts this one
 * certificate for this one machine, and nobody can ever issue another.
 */
async function issue(): Promise<{ authority: string; cert: string; key: string }> {
  const period: SelfsignedOptions = {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + VALID_DAYS * DAY_MS),
  };
  const name = `Siegelpost demonstration ${new Date().toISOString().slice(0, 16)}`;
  const authority = await generate([{ name: 'commonName', value: name }], {
    ...period,
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const own = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...period,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return {
    authority: withNewline(authority.cert),
    cert: withNewline(own.cert),
    key: withNewline(own.private),
  };
}

function withNewline(pem: string): string {
  return `${pem.trimEnd()}\n`;
}
