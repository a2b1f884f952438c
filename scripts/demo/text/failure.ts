import type { DemoError, DemoErrorCode } from '../demoError.ts';
import type { Language } from './language.ts';

type Sentence = (subject: string) => string;

const DE: Record<DemoErrorCode, Sentence> = {
  production: () =>
    'Die Vorführung startet nicht, weil NODE_ENV=production gesetzt ist. Für den Betrieb gibt es „node server/dist/main.js“, zum Ausprobieren bitte NODE_ENV weglassen.',
  'port-taken': (port) =>
    `Der Port ${port} ist schon belegt. Bitte das andere Programm beenden oder mit „npm start -- --port 9443“ andere Ports wählen.`,
  'folder-read-only': (folder) =>
    `In den Ordner ${folder} lässt sich nicht schreiben. Bitte die Rechte ändern oder mit „npm start -- --data ORDNER“ einen anderen wählen.`,
  'folder-full': (folder) =>
    `Im Ordner ${folder} ist kein Platz mehr; es werden mindestens 200 MB gebraucht. Bitte Platz schaffen oder mit „npm start -- --data ORDNER“ einen anderen wählen.`,
  'folder-in-use': (folder) =>
    `Siegelpost läuft mit dem Ordner ${folder} bereits. Bitte das andere Fenster benutzen oder dort mit Strg-C beenden.`,
  'platform-without-postgres': (platform) =>
    `Für ${platform} bringt npm kein PostgreSQL mit. Bitte „npm ci“ wiederholen oder mit DATABASE_URL ein eigenes PostgreSQL nennen.`,
  'postgres-failed': (program) =>
    `PostgreSQL ist nicht gestartet (${program}). Hilft ein zweiter Start nicht, bitte den Ordner .siegelpost löschen; dabei gehen die Daten der Vorführung verloren.`,
  'build-failed': (room) =>
    `„${room}“ ließ sich nicht bauen. Bitte „npm ci“ ausführen und noch einmal starten.`,
  'server-failed': () => 'Der Server ist nicht gestartet.',
};

const EN: Record<DemoErrorCode, Sentence> = {
  production: () =>
    'The demonstration does not start while NODE_ENV=production is set. To run it for real use "node server/dist/main.js"; to try it out, leave NODE_ENV away.',
  'port-taken': (port) =>
    `Port ${port} is already taken. Please end the other program, or choose other ports with "npm start -- --port 9443".`,
  'folder-read-only': (folder) =>
    `The folder ${folder} cannot be written to. Please change its permissions, or choose another one with "npm start -- --data FOLDER".`,
  'folder-full': (folder) =>
    `There is no space left in ${folder}; at least 200 MB are needed. Please make room, or choose another folder with "npm start -- --data FOLDER".`,
  'folder-in-use': (folder) =>
    `Siegelpost is already running with the folder ${folder}. Please use that window, or end it there with Ctrl-C.`,
  'platform-without-postgres': (platform) =>
    `npm brings no PostgreSQL for ${platform}. Please repeat "npm ci", or name a PostgreSQL of your own with DATABASE_URL.`,
  'postgres-failed': (program) =>
    `PostgreSQL did not start (${program}). If a second start does not help, please delete the folder .siegelpost; the data of the demonstration is lost with it.`,
  'build-failed': (room) => `"${room}" could not be built. Please run "npm ci" and start again.`,
  'server-failed': () => 'The server did not start.',
};

/** One sentence that says what to do; below it what the failing program said, where that helps. */
export function failureText(error: DemoError, language: Language): string {
  const sentence = (language === 'de' ? DE : EN)[error.code](error.subject ?? '?');
  return error.saying === undefined || error.saying === '' ? sentence : `${sentence}\n\n${error.saying}`;
}
