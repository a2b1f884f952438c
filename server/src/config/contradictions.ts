import { list, numbers } from './lists.ts';
import type { Settings } from './settings.ts';

/** What is right by itself and wrong beside another setting; one sentence each. */
export function contradictions(settings: Settings): string[] {
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
