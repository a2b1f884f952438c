import type { Classification } from '@siegelpost/shared/api/policy';
import type { ArchiveDemand } from '@siegelpost/shared/policy/classification';
import type { BrandingConfig } from '../branding/branding.ts';
import type {
  BlobConfig,
  CertificateConfig,
  Config,
  DropInConfig,
  OidcConfig,
  PolicyConfig,
} from '../config.ts';
import { list, numbers } from './lists.ts';
import { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

/** What settings name a file for, read. */
export interface FileContents {
  readonly branding: BrandingConfig;
  readonly classifications: readonly Classification[];
  readonly certificates: CertificateConfig;
  readonly archive: ArchiveDemand;
}

/** Settings that were found right, as the rooms want them. */
export function toConfig(
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
