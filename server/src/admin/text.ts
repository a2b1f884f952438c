import type { Environment } from '../config.ts';
import { errorCode } from '../errorCode.ts';
import type { AdminErrorCode } from './adminError.ts';

/** What administrators read at the terminal. */
export interface AdminText {
  readonly help: string;
  readonly damage: string;
  readonly spared: string;
  readonly errors: Readonly<Record<AdminErrorCode, (subject: string) => string>>;
  failed(error: unknown): string;
  /** One line a figure. */
  lines(result: object): string;
}

const USAGE = `  siegelpost admin status
  siegelpost admin sweep [--force]
  siegelpost admin verify
  siegelpost admin backup --out FOLDER
  siegelpost admin restore --from FOLDER

  --json`;

/** In the language of the terminal: LC_ALL, LC_MESSAGES, LANG. */
export function adminText(env: Environment): AdminText {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return language.toLowerCase().startsWith('de') ? german : english;
}

const english: AdminText = {
  help: `Commands for administrators; settings as for the server (docs/CONFIGURATION.md, docs/OPERATION.md)

${USAGE}    one JSON object on standard output

status: counts. sweep: removes objects without a row after 48 hours; --force: however many there are. verify: compares every row with its object.
Exit codes: 0 all is well, 1 failed, 2 wrong call, 4 something is missing or damaged.`,
  damage: 'Something is missing or damaged. docs/OPERATION.md says what to do.',
  spared:
    'So many objects are unknown to this database that none was removed. Check that DATABASE_URL and S3_BUCKET or BLOB_DIR belong together; if they do: siegelpost admin sweep --force',
  errors: {
    usage: (subject) => `Please check the call: ${subject}`,
    'not-a-backup': (subject) => `${subject} holds no complete backup.`,
    'wrong-version': (subject) =>
      `The backup is of another version of the tables (${subject}). Restore it with the version that made it, then update.`,
    'not-empty': () =>
      'The database already holds packages or clerks. A restore fills an empty database only, so that nothing is overwritten.',
    damaged: (subject) => `The backup is damaged: ${subject}. Nothing was restored.`,
  },
  failed: (error) => `That failed (${reason(error)}). Are database and store reachable?`,
  lines: (result) => figures(result, 'en'),
};

const german: AdminText = {
  help: `Befehle für die Administration; Einstellungen wie beim Server (docs/CONFIGURATION.md, docs/OPERATION.md)

${USAGE}    ein JSON-Objekt auf der Standardausgabe

status: Zahlen. sweep: entfernt Objekte ohne Zeile nach 48 Stunden; --force: wie viele es auch sind. verify: vergleicht jede Zeile mit ihrem Objekt.
Rückgabe: 0 alles in Ordnung, 1 fehlgeschlagen, 2 falscher Aufruf, 4 etwas fehlt oder ist beschädigt.`,
  damage: 'Etwas fehlt oder ist beschädigt. Was zu tun ist, steht in docs/OPERATION.md.',
  spared:
    'Diese Datenbank kennt so viele Objekte der Ablage nicht, dass keines entfernt wurde. Bitte prüfen Sie, ob DATABASE_URL und S3_BUCKET oder BLOB_DIR zusammengehören; wenn ja: siegelpost admin sweep --force',
  errors: {
    usage: (subject) => `Bitte prüfen Sie den Aufruf: ${subject}`,
    'not-a-backup': (subject) => `${subject} enthält keine vollständige Sicherung.`,
    'wrong-version': (subject) =>
      `Die Sicherung stammt von einem anderen Stand der Tabellen (${subject}). Bitte mit der Version wiederherstellen, die sie erstellt hat, und danach aktualisieren.`,
    'not-empty': () =>
      'In der Datenbank sind schon Sendungen oder Konten. Wiederhergestellt wird nur in eine leere Datenbank, damit nichts überschrieben wird.',
    damaged: (subject) => `Die Sicherung ist beschädigt: ${subject}. Es wurde nichts wiederhergestellt.`,
  },
  failed: (error) => `Das ist fehlgeschlagen (${reason(error)}). Sind Datenbank und Ablage erreichbar?`,
  lines: (result) => figures(result, 'de'),
};

/** A code, never a message: those of libraries may quote what they were given. */
const reason = (error: unknown) => errorCode(error) ?? (error instanceof Error ? error.name : 'unknown');

function figures(result: object, language: string): string {
  const shown = (value: unknown) =>
    typeof value === 'number' ? value.toLocaleString(language) : String(value);
  return Object.entries(result)
    .map(([name, value]) => `${name.padEnd(18)} ${shown(value).padStart(18)}\n`)
    .join('');
}
