import { readFileSync } from 'node:fs';
import type { Classification, SendMode } from '@siegelpost/shared/api/policy';
import type { ArchiveDemand } from '@siegelpost/shared/policy/classification';
import { Check, Convert, Default, Errors } from 'typebox/value';
import { type BrandingConfig, readBranding } from './branding/branding.ts';
import { readCertificateSetting } from './config/certificateFile.ts';
import { readClassifications } from './config/classifications.ts';
import { Secret } from './config/secret.ts';
import { SECRET_SETTINGS, Settings } from './config/settings.ts';

/** Environment variables, as process.env has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything the server was told, checked. Read once at start and passed on. */
export interface Config {
  readonly production: boolean;
  readonly logLevel: Settings['LOG_LEVEL'];
  /** Scheme, host and port; with a listening port of 0 its port is the one the system chooses. */
  readonly publicUrl: URL;
  readonly listen: { readonly host: string; readonly port: number };
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly trustedProxies: readonly string[];
  readonly databaseUrl: Secret;
  readonly migrationDatabaseUrl: Secret;
  readonly blobs: BlobConfig;
  readonly mail: {
    readonly smtpUrl: Secret;
    readonly from: { readonly name: string; readonly address: string };
  };
  readonly policy: PolicyConfig;
  readonly branding: BrandingConfig;
  readonly quotas: { readonly clerkBytes: number | null; readonly organisationBytes: number | null };
  readonly clerkDomains: readonly string[];
  readonly sessionDays: number;
  readonly signIn: SignInConfig;
  readonly pane: PaneConfig;
  readonly metrics: {
    readonly listen: { readonly host: string; readonly port: number } | null;
    readonly token: Secret | null;
  };
  /** The durable step after which this process kills itself; null in production. */
  readonly failPoint: string | null;
  readonly dropIns: DropInConfig;
  readonly certificates: CertificateConfig;
}

/** Certificates of keys that this server never has; binary. */
export interface CertificateConfig {
  /** Null where the authority has no organisation key. */
  readonly organisation: Buffer | null;
  /** Null where no policy demands the archive. */
  readonly archive: Buffer | null;
}

/** How clerks may sign in. */
export interface SignInConfig {
  readonly byCode: boolean;
  readonly oidc: OidcConfig | null;
}

export interface OidcConfig {
  readonly issuers: readonly string[];
  readonly clientId: string;
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly addressClaim: 'email' | 'preferred_username' | 'upn';
  readonly sessionHours: number;
}

export type BlobConfig =
  | { readonly kind: 'fs'; readonly dir: string }
  | {
      readonly kind: 's3';
      readonly endpoint: URL;
      readonly region: string;
      readonly bucket: string;
      readonly accessKey: Secret;
      readonly secretKey: Secret;
      /** Browsers put and fetch objects themselves; null: every octet passes through this server. */
      readonly direct: DirectConfig | null;
    };

export interface DirectConfig {
  /** Scheme, host and port that browsers reach the store under. */
  readonly publicUrl: URL;
  /** Origin of the pages and the pane, which alone the store lets in. */
  readonly pagesOrigin: string;
}

export interface PolicyConfig {
  readonly organisation: string;
  readonly attachmentThresholdBytes: number;
  readonly classifications: readonly Classification[];
  readonly protectedDomains: readonly string[];
  readonly sendMode: SendMode;
  readonly maxPackageBytes: number;
  readonly expiryDays: readonly number[];
  readonly defaultExpiryDays: number;
  readonly imprintUrl: string | null;
  readonly privacyUrl: string | null;
  readonly accessibilityUrl: string | null;
  readonly archive: ArchiveDemand;
}

export interface DropInConfig {
  readonly enabled: boolean;
  /** Names of the pages that /an/ offers. */
  readonly listed: readonly string[];
  readonly daily: { readonly packages: number; readonly bytes: number };
  readonly calmCodes: number;
  readonly certificationsDir: string | null;
}

export interface PaneConfig {
  /** Folder that /office-js/ is served from; null where Microsoft's CDN is used. */
  readonly officeJsDir: string | null;
  readonly outlookOrigins: readonly string[];
}

/** Every wrong setting at once, one sentence each; never a value, because values may be secrets. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The server cannot start with these settings:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads and checks all settings together. @throws ConfigError */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const settings = Convert(Settings, Default(Settings, collect(env, problems)));
  problems.push(...wrongSettings(settings));
  if (!Check(Settings, settings)) throw new ConfigError(problems);
  const known = settings as Settings;
  const classifications = readClassifications(known.CLASSIFICATIONS_FILE, (sentence) =>
    problems.push(`CLASSIFICATIONS_FILE: ${sentence}`),
  );
  problems.push(...contradictions(known));
  const branding = readBranding(known, problems);
  const certificates = readCertificates(known, problems);
  const archive = archiveDemand(known, classifications, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(known, { branding, classifications, certificates, archive });
}

/** Empty means unset, so that a compose file may pass everything through. */
function collect(env: Environment, problems: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of Object.keys(Settings.properties)) {
    const value = env[name]?.trim();
    if (value) found[name] = value;
  }
  for (const name of SECRET_SETTINGS) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (found[name]) problems.push(`${name}: given twice, directly and as ${name}_FILE`);
    try {
      found[name] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE: the file cannot be read`);
    }
  }
  return found;
}

function wrongSettings(settings: unknown): string[] {
  const found = new Map<string, string>();
  for (const error of Errors(Settings, settings)) {
    if (error.keyword === 'required') {
      const { requiredProperties } = error.params as { requiredProperties: string[] };
      for (const name of requiredProperties) found.set(name, `${name}: is required`);
      continue;
    }
    const name = error.instancePath.split('/')[1] ?? '';
    if (!found.has(name)) found.set(name, `${name}: ${expected(name, error.message)}`);
  }
  return [...found.values()];
}

function expected(name: string, message: string): string {
  const schema: object = Object.entries(Settings.properties).find(([key]) => key === name)?.[1] ?? {};
  if ('enum' in schema && Array.isArray(schema.enum)) return `must be one of ${schema.enum.join(', ')}`;
  return 'description' in schema ? `${message} (${String(schema.description)})` : message;
}

function contradictions(settings: Settings): string[] {
  const problems: string[] = [];
  const need = (name: keyof Settings, why: string) => {
    if (settings[name] === undefined) problems.push(`${name}: is required with ${why}`);
  };
  if (settings.BLOB_STORE === 'fs') need('BLOB_DIR', 'BLOB_STORE=fs');
  else
    for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const)
      need(name, 'BLOB_STORE=s3');
  if (settings.S3_DIRECT === 'on') problems.push(...wrongDirect(settings));
  if (settings.TLS_CERT_FILE) need('TLS_KEY_FILE', 'TLS_CERT_FILE');
  if (settings.TLS_KEY_FILE) need('TLS_CERT_FILE', 'TLS_KEY_FILE');
  if (settings.OIDC_ISSUERS !== undefined)
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_ADDRESS_CLAIM'] as const) need(name, 'OIDC_ISSUERS');
  if (settings.SIGN_IN_BY_CODE === 'off') need('OIDC_ISSUERS', 'SIGN_IN_BY_CODE=off');
  if (
    settings.NODE_ENV === 'production' &&
    list(settings.OIDC_ISSUERS).some((url) => !url.startsWith('https://'))
  )
    problems.push('OIDC_ISSUERS: must begin with https:// with NODE_ENV=production');
  if (settings.OFFICE_JS === 'self') need('OFFICE_JS_DIR', 'OFFICE_JS=self');
  for (const name of [
    'PUBLIC_URL',
    'DATABASE_URL',
    'MIGRATION_DATABASE_URL',
    'SMTP_URL',
    'S3_ENDPOINT',
    'S3_PUBLIC_URL',
  ] as const)
    if (settings[name] !== undefined && !URL.canParse(settings[name])) problems.push(`${name}: is not a URL`);
  if (settings.NODE_ENV === 'production' && !settings.PUBLIC_URL.startsWith('https://'))
    problems.push('PUBLIC_URL: must begin with https:// with NODE_ENV=production');
  if (settings.NODE_ENV === 'production' && settings.FAIL_POINT)
    problems.push('FAIL_POINT: is for tests, not for NODE_ENV=production');
  if (!numbers(settings.EXPIRY_DAYS).includes(settings.DEFAULT_EXPIRY_DAYS))
    problems.push('DEFAULT_EXPIRY_DAYS: must be one of EXPIRY_DAYS');
  if (numbers(settings.EXPIRY_DAYS).includes(0)) problems.push('EXPIRY_DAYS: no lifetime may be 0');
  return problems;
}

/** Pages that came by https may ask nothing of a store that does not speak it. */
function wrongDirect({ BLOB_STORE, NODE_ENV, S3_ENDPOINT, S3_PUBLIC_URL }: Settings): string[] {
  if (BLOB_STORE !== 's3') return ['S3_DIRECT: on needs BLOB_STORE=s3'];
  const address = S3_PUBLIC_URL ?? S3_ENDPOINT ?? '';
  return NODE_ENV === 'production' && !address.startsWith('https://')
    ? ['S3_PUBLIC_URL: must begin with https:// with S3_DIRECT=on and NODE_ENV=production']
    : [];
}

/** What settings name a file for, read. */
interface FileContents {
  readonly branding: BrandingConfig;
  readonly classifications: readonly Classification[];
  readonly certificates: CertificateConfig;
  readonly archive: ArchiveDemand;
}

function readCertificates(settings: Settings, problems: string[]): CertificateConfig {
  const read = (name: 'ORGANISATION_CERTIFICATE_FILE' | 'ARCHIVE_CERTIFICATE_FILE') => {
    const file = settings[name];
    if (file === undefined) return null;
    return readCertificateSetting(file, (sentence) => problems.push(`${name}: ${sentence}`)) ?? null;
  };
  return {
    organisation: read('ORGANISATION_CERTIFICATE_FILE'),
    archive: read('ARCHIVE_CERTIFICATE_FILE'),
  };
}

/** A demand that cannot be met stops the server before it stops every clerk; a key that nothing asks for is a slip. */
function archiveDemand(
  settings: Settings,
  classifications: readonly Classification[],
  problems: string[],
): ArchiveDemand {
  const level = classifications.find(({ archiveRequired }) => archiveRequired);
  const { ARCHIVE_PACKAGES: packages, ARCHIVE_CERTIFICATE_FILE: file } = settings;
  const demand = packages === 'all' ? 'all' : level ? 'levels' : 'none';
  if (demand !== 'none' && file === undefined) {
    const who =
      packages === 'all' ? 'ARCHIVE_PACKAGES=all' : `the level “${level?.id ?? ''}” (archiveRequired)`;
    problems.push(`ARCHIVE_CERTIFICATE_FILE: is required with ${who}`);
  }
  if (demand === 'none' && file !== undefined)
    problems.push(
      'ARCHIVE_CERTIFICATE_FILE: nothing would be sealed to it; set ARCHIVE_PACKAGES=all, or archiveRequired in a level',
    );
  return demand;
}

function toConfig(
  settings: Settings,
  { branding, classifications, certificates, archive }: FileContents,
): Config {
  const databaseUrl = new Secret(settings.DATABASE_URL);
  return {
    production: settings.NODE_ENV === 'production',
    logLevel: settings.LOG_LEVEL,
    publicUrl: new URL(settings.PUBLIC_URL),
    listen: { host: settings.HOST, port: settings.PORT },
    tls:
      settings.TLS_CERT_FILE && settings.TLS_KEY_FILE
        ? { certFile: settings.TLS_CERT_FILE, keyFile: settings.TLS_KEY_FILE }
        : null,
    trustedProxies: list(settings.TRUSTED_PROXIES),
    databaseUrl,
    migrationDatabaseUrl: settings.MIGRATION_DATABASE_URL
      ? new Secret(settings.MIGRATION_DATABASE_URL)
      : databaseUrl,
    blobs: blobConfig(settings),
    mail: { smtpUrl: new Secret(settings.SMTP_URL), from: senderOf(settings) },
    policy: policyConfig(settings, { classifications, archive }),
    branding,
    quotas: {
      clerkBytes: settings.CLERK_QUOTA_BYTES ?? null,
      organisationBytes: settings.ORGANISATION_QUOTA_BYTES ?? null,
    },
    clerkDomains: list(settings.CLERK_DOMAINS),
    sessionDays: settings.SESSION_DAYS,
    signIn: { byCode: settings.SIGN_IN_BY_CODE === 'on', oidc: oidcConfig(settings) },
    pane: {
      officeJsDir: settings.OFFICE_JS === 'self' ? (settings.OFFICE_JS_DIR ?? null) : null,
      outlookOrigins: list(settings.OUTLOOK_ORIGINS),
    },
    metrics: {
      listen:
        settings.METRICS_PORT === undefined
          ? null
          : { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
      token: settings.METRICS_TOKEN ? new Secret(settings.METRICS_TOKEN) : null,
    },
    failPoint: settings.FAIL_POINT ?? null,
    dropIns: dropInConfig(settings),
    certificates,
  };
}

function dropInConfig(settings: Settings): DropInConfig {
  return {
    enabled: settings.DROP_INS === 'on',
    listed: list(settings.DROP_IN_LIST),
    daily: { packages: settings.DROP_IN_DAILY_PACKAGES, bytes: settings.DROP_IN_DAILY_BYTES },
    calmCodes: settings.DROP_IN_CALM_CODES,
    certificationsDir: settings.CERTIFICATIONS_DIR ?? null,
  };
}

function oidcConfig(settings: Settings): OidcConfig | null {
  const { OIDC_CLIENT_ID: clientId, OIDC_ADDRESS_CLAIM: addressClaim } = settings;
  if (!settings.OIDC_ISSUERS || !clientId || !addressClaim) return null;
  return {
    issuers: list(settings.OIDC_ISSUERS),
    clientId,
    audience: settings.OIDC_AUDIENCE ?? clientId,
    scopes: settings.OIDC_SCOPES.split(' '),
    addressClaim,
    sessionHours: settings.OIDC_SESSION_HOURS,
  };
}

function blobConfig(settings: Settings): BlobConfig {
  if (settings.BLOB_STORE === 'fs') return { kind: 'fs', dir: settings.BLOB_DIR ?? '' };
  return {
    kind: 's3',
    endpoint: new URL(settings.S3_ENDPOINT ?? ''),
    region: settings.S3_REGION,
    bucket: settings.S3_BUCKET ?? '',
    accessKey: new Secret(settings.S3_ACCESS_KEY ?? ''),
    secretKey: new Secret(settings.S3_SECRET_KEY ?? ''),
    direct:
      settings.S3_DIRECT === 'on'
        ? {
            publicUrl: new URL(settings.S3_PUBLIC_URL ?? settings.S3_ENDPOINT ?? ''),
            pagesOrigin: new URL(settings.PUBLIC_URL).origin,
          }
        : null,
  };
}

function policyConfig(
  settings: Settings,
  { classifications, archive }: Pick<FileContents, 'classifications' | 'archive'>,
): PolicyConfig {
  return {
    organisation: settings.ORGANISATION_NAME,
    attachmentThresholdBytes: settings.ATTACHMENT_THRESHOLD_BYTES,
    classifications,
    protectedDomains: list(settings.PROTECTED_DOMAINS),
    sendMode: settings.SEND_MODE,
    maxPackageBytes: settings.MAX_PACKAGE_BYTES,
    expiryDays: numbers(settings.EXPIRY_DAYS),
    defaultExpiryDays: settings.DEFAULT_EXPIRY_DAYS,
    imprintUrl: settings.IMPRINT_URL ?? null,
    privacyUrl: settings.PRIVACY_URL ?? null,
    accessibilityUrl: settings.ACCESSIBILITY_URL ?? null,
    archive,
  };
}

function senderOf({ MAIL_FROM, ORGANISATION_NAME }: Settings) {
  const [, name, address] = /^(.+) <(.+)>$/.exec(MAIL_FROM) ?? [];
  return name && address ? { name, address } : { name: ORGANISATION_NAME, address: MAIL_FROM };
}

const list = (text: string | undefined) => (text ? text.split(',') : []);
const numbers = (text: string) => list(text).map(Number);
