import type { Classification, SendMode } from '@siegelpost/shared/api/policy';
import type { ArchiveDemand } from '@siegelpost/shared/policy/classification';
import type { BrandingConfig } from './branding/branding.ts';
import type { Secret } from './config/secret.ts';
import type { Settings } from './config/settings.ts';

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
