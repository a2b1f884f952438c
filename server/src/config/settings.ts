import { Type, type Static, type TSchema } from 'typebox';

const MEGABYTE = 1_000_000;
const GIGABYTE = 1_000 * MEGABYTE;

const HTTP_URL = '^https?://[^\\s/?#@]+/?$';
const MAIL_ADDRESS = '[^\\s@<>,;:"]+@[A-Za-z0-9][A-Za-z0-9.-]*';
const PAGE_URL = '^https://[^\\s]+$';
const HEX_COLOR = '^#[0-9a-fA-F]{6}$';
const NUMBER_LIST = '^\\d{1,4}(,\\d{1,4})*$';
const DOMAIN_LIST = '^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(,[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)*$';
const ORIGIN_LIST = '^https?://[^\\s,;/]+(,https?://[^\\s,;/]+)*$';
const POSTGRES_URL = '^postgres(ql)?://\\S+$';

const OUTLOOK_ON_THE_WEB =
  'https://outlook.office.com,https://outlook.office365.com,https://outlook.live.com,https://outlook.cloud.microsoft';

/**
 * Every setting the server has, by the name of its environment variable. This table is what `readConfig` checks
 * against and what docs/CONFIGURATION.md is made from. Names in SECRET_SETTINGS may be given as a file: NAME_FILE.
 */
export const Settings = Type.Object({
  NODE_ENV: choice(['production', 'development', 'test'], 'production', 'How the server runs.'),
  PUBLIC_URL: text(
    HTTP_URL,
    'Address under which people reach the server: scheme, host and port, no path. Links and mails are built from it and every other origin is refused. With PORT=0 its port is the one the system chose.',
  ),
  HOST: text('^\\S+$', 'Address to listen on.', '127.0.0.1'),
  PORT: integer(0, 65_535, 'Port to listen on; 0 lets the system choose.', 8080),
  TLS_CERT_FILE: optional(
    text('^.+$', 'Certificate chain (PEM). With TLS_KEY_FILE the server itself speaks https.'),
  ),
  TLS_KEY_FILE: optional(text('^.+$', 'Private key of the certificate (PEM).')),
  TRUSTED_PROXIES: optional(
    text(
      '^\\S+$',
      'Addresses or networks (comma list) of the proxies whose X-Forwarded-* headers are believed. Unset: nobody’s.',
    ),
  ),

  DATABASE_URL: text(POSTGRES_URL, 'PostgreSQL 14 or later. This role needs no right to change tables.'),
  MIGRATION_DATABASE_URL: optional(
    text(
      POSTGRES_URL,
      'The same database as a role that may create and change tables; unset: DATABASE_URL is used for that too.',
    ),
  ),

  BLOB_STORE: choice(['fs', 's3'], 'fs', 'Where ciphertext is stored: a folder, or a bucket of an S3 store.'),
  BLOB_DIR: optional(text('^.+$', 'Folder for BLOB_STORE=fs.')),
  S3_ENDPOINT: optional(text(HTTP_URL, 'Address of the S3 store, e.g. https://s3.example.de.')),
  S3_REGION: text('^[A-Za-z0-9-]+$', 'Region of the bucket.', 'us-east-1'),
  S3_BUCKET: optional(
    text(
      '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
      'Bucket; made at start where it is not there and the key may do so. Nothing else may be kept in it.',
    ),
  ),
  S3_ACCESS_KEY: optional(text('^\\S+$', 'Access key of the S3 store.')),
  S3_SECRET_KEY: optional(text('^\\S+$', 'Secret key of the S3 store.')),
  S3_DIRECT: choice(
    ['off', 'on'],
    'off',
    'Whether browsers put large files into the S3 store and fetch them from it themselves, by addresses that are good for one object and a short time. off: every octet passes through this server. Read docs/OPERATION.md (“Past the server”) before you turn it on.',
  ),
  S3_PUBLIC_URL: optional(
    text(HTTP_URL, 'Address under which browsers reach the S3 store with S3_DIRECT=on. Unset: S3_ENDPOINT.'),
  ),

  SMTP_URL: text(
    '^smtps?://\\S+$',
    'Mail server: smtp://user:password@host:587 (STARTTLS) or smtps://… (TLS).',
  ),
  MAIL_FROM: text(
    `^(?:[^\\r\\n<>"]{1,100} <${MAIL_ADDRESS}>|${MAIL_ADDRESS})$`,
    'Sender of notifications and sign-in codes: an address, or “Name <address>”. Without a name the organisation’s is used.',
  ),

  ORGANISATION_NAME: text('^[^\\r\\n\\t]{1,200}$', 'Name of the authority, shown on pages and in mails.'),
  CLERK_DOMAINS: text(DOMAIN_LIST, 'Mail domains (comma list, lower case) whose addresses may sign in.'),
  IMPRINT_URL: optional(text(PAGE_URL, 'Imprint, linked from every page.')),
  PRIVACY_URL: optional(text(PAGE_URL, 'Privacy statement, linked from every page.')),
  ACCESSIBILITY_URL: optional(text(PAGE_URL, 'Accessibility statement, linked from every page.')),
  BRAND_LOGO_FILE: optional(
    text('^.+$', 'Logo of the authority (SVG, PNG or WebP, at most 100 KB), shown on every public page.'),
  ),
  BRAND_LOGO_DARK_FILE: optional(
    text('^.+$', 'The logo for readers who prefer dark pages. Unset: BRAND_LOGO_FILE is shown on white.'),
  ),
  BRAND_COLOR: optional(
    text(
      HEX_COLOR,
      'Colour of links and buttons on the public pages, as #rrggbb. Refused where its contrast is below 4.5 : 1.',
    ),
  ),
  BRAND_COLOR_DARK: optional(
    text(
      HEX_COLOR,
      'The same for readers who prefer dark pages. Unset: BRAND_COLOR, lightened until it can be read.',
    ),
  ),
  CONTACT_PHONE: optional(
    text('^[+0-9 ()/-]{3,40}$', 'Telephone number for questions, shown on every page.'),
  ),
  CONTACT_ADDRESS: optional(text(`^${MAIL_ADDRESS}$`, 'Mail address for questions, shown on every page.')),
  CONTACT_URL: optional(text(PAGE_URL, 'Page with further ways to reach the authority.')),
  FORMAL_NOTICE: optional(
    text(
      '^[^\\r\\n\\t]{1,500}$',
      'Formal notice on every page, in German. “standard” says in every language that this is no formal service (keine förmliche Zustellung).',
    ),
  ),
  FORMAL_NOTICE_EN: optional(text('^[^\\r\\n\\t]{1,500}$', 'The formal notice in English.')),

  DROP_INS: choice(
    ['on', 'off'],
    'on',
    'Whether clerks may open a drop-in page (/an/<name>) on which anybody can write to them first.',
  ),
  DROP_IN_LIST: optional(
    text(
      '^[a-z0-9-]{1,64}(,[a-z0-9-]{1,64})*$',
      'Names (comma list) of the drop-in pages that the authority’s own page /an/ offers, in this order. With one name, /an/ leads there at once.',
    ),
  ),
  DROP_IN_DAILY_PACKAGES: integer(
    1,
    10_000,
    'How many packages one mail address may send to drop-in pages within 24 hours.',
    20,
  ),
  DROP_IN_DAILY_BYTES: integer(
    1,
    Number.MAX_SAFE_INTEGER,
    'Most octets that one mail address may send to drop-in pages within 24 hours.',
    10 * GIGABYTE,
  ),
  DROP_IN_CALM_CODES: integer(
    1,
    1_000_000,
    'Codes mailed from drop-in pages within ten minutes above which browsers must solve a puzzle first (proof of work).',
    30,
  ),
  ORGANISATION_CERTIFICATE_FILE: optional(
    text(
      '^.+$',
      'Public certificate of the organisation key (OpenPGP). With it, drop-in pages seal only to keys that it certifies. Made by: siegelpost org-key create.',
    ),
  ),
  CERTIFICATIONS_DIR: optional(
    text(
      '^.+$',
      'Folder with the certified certificates that siegelpost org-key certify wrote. New files count at once.',
    ),
  ),

  ARCHIVE_CERTIFICATE_FILE: optional(
    text(
      '^.+$',
      'Public certificate of the archive key (OpenPGP). What is sealed to it can be opened by whoever holds its private key, which never lies on this server. Made by: siegelpost archive-key create.',
    ),
  ),
  ARCHIVE_PACKAGES: choice(
    ['levels', 'all'],
    'levels',
    'Which packages must be sealed to the archive key, too: those of levels with archiveRequired (CLASSIFICATIONS_FILE), or all, answers and drop-in pages included. Without a usable archive key these cannot be sent.',
  ),

  ATTACHMENT_THRESHOLD_BYTES: integer(
    0,
    Number.MAX_SAFE_INTEGER,
    'Mail with more attachment octets than this is held on Send and led to the pane (10 MB = 10,000,000).',
    10 * MEGABYTE,
  ),
  PROTECTED_DOMAINS: optional(
    text(
      DOMAIN_LIST,
      'Recipients’ domains (comma list, lower case; subdomains included): mail to them is held on Send until it went through the pane.',
    ),
  ),
  CLASSIFICATIONS_FILE: optional(
    text(
      '^.+$',
      'JSON file with the levels a mail can be classified as, and what each demands. Unset: öffentlich, intern, vertraulich, streng vertraulich; VS-NfD and above blocked. Format and an example for TLP 2.0: docs/CLASSIFICATION.md.',
    ),
  ),
  SEND_MODE: choice(
    ['soft-block', 'block'],
    'soft-block',
    'What Outlook does with a mail when the add-in cannot be loaded: soft-block lets it go, block holds it. Decides which manifest is offered for roll-out.',
  ),
  MAX_PACKAGE_BYTES: integer(
    1,
    Number.MAX_SAFE_INTEGER,
    'Most octets of files in one package.',
    10 * GIGABYTE,
  ),
  CLERK_QUOTA_BYTES: optional(
    Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'Most octets stored at the same time in the conversations of one clerk, answers included. What people without an account announce must leave as much free as they have announced and not sealed. Unset: no limit.',
    }),
  ),
  ORGANISATION_QUOTA_BYTES: optional(
    Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'Most octets stored at the same time by all clerks together; announcements as above. Unset: no limit.',
    }),
  ),
  EXPIRY_DAYS: text(NUMBER_LIST, 'Lifetimes in days a clerk may choose from (comma list).', '7,14,30,90'),
  DEFAULT_EXPIRY_DAYS: integer(
    1,
    3_650,
    'Lifetime chosen by default; answers live at least as long after they were sealed.',
    30,
  ),
  SESSION_DAYS: integer(
    1,
    365,
    'How long a clerk who signed in by mailed code stays signed in, in days.',
    30,
  ),
  SIGN_IN_BY_CODE: choice(
    ['on', 'off'],
    'on',
    'Whether clerks may sign in by a code that is mailed to them. off needs OIDC_ISSUERS.',
  ),
  OIDC_ISSUERS: optional(
    text(
      '^https?://[^\\s,?#]+(,https?://[^\\s,?#]+)*$',
      'Issuers (comma list) whose tokens sign clerks in, exactly as their tokens name them; the pane signs in with the first. For Entra ID name the tenant: https://login.microsoftonline.com/<tenant id>/v2.0.',
    ),
  ),
  OIDC_CLIENT_ID: optional(
    text('^\\S+$', 'Client id of the pane at the identity provider: a public client with PKCE.'),
  ),
  OIDC_AUDIENCE: optional(
    text(
      '^\\S+$',
      'Audience of access tokens for this server’s own API. Unset: ID tokens for OIDC_CLIENT_ID are taken.',
    ),
  ),
  OIDC_SCOPES: text('^\\S+( \\S+)*$', 'Scopes the pane asks for.', 'openid profile email offline_access'),
  OIDC_ADDRESS_CLAIM: optional(
    Type.Unsafe<'email' | 'preferred_username' | 'upn'>(
      Type.String({
        enum: ['email', 'preferred_username', 'upn'],
        description:
          'Claim whose mail address the issuers are trusted to have checked. It binds an account to a mailbox of CLERK_DOMAINS at its first sign-in. There is no default: naming it says that you trust them.',
      }),
    ),
  ),
  OIDC_SESSION_HOURS: integer(
    1,
    720,
    'How long a session from the identity provider lasts, in hours; the pane renews it unasked.',
    12,
  ),

  OFFICE_JS: choice(
    ['cdn', 'self'],
    'cdn',
    'Where the pane loads office.js from: Microsoft’s CDN as the store demands, or this server.',
  ),
  OFFICE_JS_DIR: optional(text('^.+$', 'Folder with office.js for OFFICE_JS=self.')),
  OUTLOOK_ORIGINS: text(
    ORIGIN_LIST,
    'Origins (comma list) that may frame the pane: Outlook on the web, also your own Exchange.',
    OUTLOOK_ON_THE_WEB,
  ),

  METRICS_PORT: optional(
    Type.Integer({
      minimum: 1,
      maximum: 65_535,
      description: 'Port of its own for GET /metrics (Prometheus), on METRICS_HOST. Unset: no such port.',
    }),
  ),
  METRICS_HOST: text('^\\S+$', 'Address that METRICS_PORT listens on.', '127.0.0.1'),
  METRICS_TOKEN: optional(
    text(
      '^\\S{16,}$',
      'Bearer token that reads the metrics. Without METRICS_PORT they are served at /metrics of the public address, for this token only.',
    ),
  ),
  LOG_LEVEL: choice(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    'info',
    'Least weight of a log line.',
  ),
  FAIL_POINT: optional(
    text(
      '^[a-z-]+$',
      'For tests only, refused with NODE_ENV=production: after this durable step the process kills itself.',
    ),
  ),
});
export type Settings = Static<typeof Settings>;

/** Settings that hold a secret: also read from the file that `<NAME>_FILE` names. */
export const SECRET_SETTINGS = [
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'SMTP_URL',
  'S3_ACCESS_KEY',
  'S3_SECRET_KEY',
  'METRICS_TOKEN',
] as const satisfies readonly (keyof Settings)[];

function text(pattern: string, description: string, fallback?: string) {
  return Type.String({
    pattern,
    description,
    ...(fallback === undefined ? {} : { default: fallback }),
  });
}

function integer(minimum: number, maximum: number, description: string, fallback: number) {
  return Type.Integer({ minimum, maximum, description, default: fallback });
}

function choice<const T extends string>(values: readonly T[], fallback: T, description: string) {
  return Type.Unsafe<T>(Type.String({ enum: values, description, default: fallback }));
}

function optional<T extends TSchema>(schema: T) {
  return Type.Optional(schema);
}
