import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HOUSE } from './build/rooms.ts';
import { localhostCertificate } from './demo/certificate.ts';
import { terminalLanguage, type Language } from './demo/text/language.ts';
import { trustAuthority, type TrustResult } from './demo/trustStores.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: join(HOUSE, '.siegelpost') } } });
const certificate = await localhostCertificate(values.data);
const language = terminalLanguage(process.env);

for (const result of trustAuthority(certificate)) console.log(`  ${line(result, language)}`);
console.log(`\n  ${closing(certificate.authorityFile, language)}\n`);

function line({ store, done, instead }: TrustResult, spoken: Language): string {
  if (spoken === 'de')
    return done
      ? `✓ ${store} vertraut dem Zertifikat.`
      : `– ${store}: bitte selbst ausführen:\n      ${instead}`;
  return done
    ? `✓ ${store} trusts the certificate.`
    : `– ${store}: please run this yourself:\n      ${instead}`;
}

function closing(file: string, spoken: Language): string {
  return spoken === 'de'
    ? `Bitte den Browser neu starten. Das Zertifikat gilt nur für localhost; sein Aussteller kann keine weiteren ausstellen.\n  Von Hand geht es über die Zertifikatsverwaltung des Browsers: ${file} als Zertifizierungsstelle einlesen.`
    : `Please restart the browser. The certificate is for localhost only; its authority cannot issue another one.\n  By hand: import ${file} as an authority in the browser's certificate settings.`;
}
