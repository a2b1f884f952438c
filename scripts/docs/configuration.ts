import { SECRET_SETTINGS, Settings } from '@siegelpost/server/config/settings';

/** Headings, each before the setting that begins it; what is added between stands under the heading above. */
const SECTIONS: readonly { readonly title: string; readonly from: keyof Settings }[] = [
  { title: 'Process and address', from: 'NODE_ENV' },
  { title: 'Database', from: 'DATABASE_URL' },
  { title: 'Object store', from: 'BLOB_STORE' },
  { title: 'Mail', from: 'SMTP_URL' },
  { title: 'Organisation', from: 'ORGANISATION_NAME' },
  { title: 'What may be sent', from: 'ATTACHMENT_THRESHOLD_BYTES' },
  { title: 'Signing in', from: 'SESSION_DAYS' },
  { title: 'Outlook', from: 'OFFICE_JS' },
  { title: 'Operation', from: 'METRICS_PORT' },
];

const PREFACE = `# Configuration

Made from \`server/src/config/settings.ts\` by \`npm run docs\`; changes belong there.

Settings are environment variables, read once at start and checked all together: a server with wrong settings names every
one of them and does not start. Empty means unset. Secrets (🔑) can come from a file instead: \`S3_SECRET_KEY_FILE=/run/secrets/s3\`
for \`S3_SECRET_KEY\`, for every one of them.
`;

/** docs/CONFIGURATION.md, before it is formatted. */
export function configurationPage(): string {
  const required = new Set<string>(Settings.required);
  const secrets = new Set<string>(SECRET_SETTINGS);
  const lines = [PREFACE];
  for (const [name, schema] of Object.entries<object>(Settings.properties)) {
    const section = SECTIONS.find(({ from }) => from === name);
    if (section) lines.push(`\n## ${section.title}\n`, '| setting | default | what |', '| --- | --- | --- |');
    lines.push(row(name, schema, { required: required.has(name), secret: secrets.has(name) }));
  }
  return `${lines.join('\n')}\n`;
}

function row(name: string, schema: object, is: { required: boolean; secret: boolean }): string {
  const description =
    'description' in schema && typeof schema.description === 'string' ? schema.description : '';
  const values = 'enum' in schema && Array.isArray(schema.enum) ? schema.enum.map(code) : [];
  const choices = values.length > 0 ? ` One of ${values.join(', ')}.` : '';
  return `| ${code(name)}${is.secret ? ' 🔑' : ''} | ${fallback(schema, is.required)} | ${inCell(description + choices)} |`;
}

function fallback(schema: object, required: boolean): string {
  if ('default' in schema) return inCell(code(schema.default));
  return required ? '**required**' : 'unset';
}

const code = (value: unknown) => `\`${String(value)}\``;
const inCell = (text: string) => text.replaceAll('|', '\\|');
