import type { TransferErrorCode } from '@siegelpost/shared/transfer/transferError';
import { COMMANDS } from '../commandLine.ts';
import type { Sentences } from './sentences.ts';

const TRANSFER: Partial<Record<TransferErrorCode, string>> = {
  offline: 'Der Server ist nicht erreichbar. Bitte Adresse und Verbindung prüfen und noch einmal versuchen.',
  'wrong-secret': 'Damit lässt es sich nicht öffnen. Bitte Passwort, Link oder Schlüsseldatei prüfen.',
  damaged:
    'Der Inhalt ist beschädigt oder wurde verändert. Es wurde nichts gespeichert. Bitte den Absender um eine neue Sendung.',
  incomplete: 'Der Server gibt nicht alle Dateien dieser Sendung heraus. Bitte den Absender benachrichtigen.',
  'not-allowed': 'Das ist keine versiegelte Datei von Siegelpost oder keine bekannte Art von Schlüsseldatei.',
  'signature-invalid':
    'Die Unterschrift des Absenders stimmt nicht. Es wurde nichts geöffnet. Bitte beim Absender telefonisch nachfragen.',
  'file-changed': 'Eine Datei hat sich beim Lesen verändert. Bitte noch einmal versuchen.',
  'bad-answer': 'Die Antwort des Servers ergibt keinen Sinn. Ist das die Adresse eines Siegelpost-Servers?',
  cancelled: 'Abgebrochen.',
  internal: 'In diesem Programm ist etwas Unerwartetes schiefgegangen; nichts wurde fertig. Bitte melden.',
  'archive-key-missing':
    'Die Richtlinie verlangt, dass das Archiv mitlesen kann, aber der Server hat keinen Schlüssel dafür. Es wurde nichts gesendet.',
  'archive-key-expired':
    'Der Schlüssel des Archivs ist abgelaufen oder zurückgezogen, und die Richtlinie verlangt ihn. Es wurde nichts gesendet.',
  'archive-key-unusable':
    'Der Schlüssel des Archivs ist unbrauchbar, und die Richtlinie verlangt ihn. Es wurde nichts gesendet.',
  'archive-key-uncertified':
    'Der Schlüssel des Archivs, den der Server nennt, ist von der Behörde nicht bestätigt. Es wurde nichts gesendet.',
  'archive-key-changed':
    'Der Server nennt jetzt einen anderen Schlüssel des Archivs. Es wurde nichts gesendet.',
};

export const german: Sentences = {
  language: 'de',
  help: `siegelpost: Dateien versiegeln, öffnen, senden und abholen

${Object.values(COMMANDS)
  .map(({ usage }) => `  ${usage}`)
  .join('\n')}
  siegelpost admin …           für die Administration, mit den Einstellungen des Servers: siegelpost admin help

Geheimnisse werden am Terminal erfragt. Für Skripte: --password-fd 3 oder --password-env NAME (Name einer Variablen).
npx reicht nur Deskriptor 0 weiter: dort diesen nehmen, oder --password-env.
Passwörter und Passphrasen werden nie als Argument angenommen; dort könnte sie jeder auf diesem Rechner lesen. Auch ein
Link enthält ein Geheimnis: mit - wird er von der Standardeingabe gelesen.

Was beim Senden oder Herunterladen abbricht, geht mit demselben Befehl weiter, einen Tag lang.

  --version Version dieses Programms
  --json    ein JSON-Objekt auf der Standardausgabe   --force   vorhandene Dateien ersetzen
  --out     Ordner, in den geschrieben wird           --sealed  get: ungeöffnet speichern, für „siegelpost open“

Rückgabewerte: 0 erledigt, 1 unser Fehler, 2 falscher Aufruf, 3 falsches Passwort, falscher Code oder Schlüssel,
4 beschädigt oder nicht echt, 5 vom Server abgelehnt, 6 Server nicht erreicht, 7 Datei nicht les- oder schreibbar.`,
  unknownCommand: (name) => `Den Befehl „${name}“ gibt es nicht. „siegelpost help“ zeigt alle.`,
  cli: {
    usage: (subject) => `Bitte den Aufruf prüfen: ${subject}`,
    'secret-missing': (subject) =>
      `Es gibt kein Terminal, an dem gefragt werden könnte. Bitte --${subject}-fd oder --${subject}-env benutzen.`,
    'secrets-differ': () => 'Die beiden Eingaben sind nicht gleich. Bitte noch einmal versuchen.',
    'file-missing': (subject) => `${subject} ist nicht lesbar. Bitte den Namen prüfen.`,
    'file-exists': (subject) => `${subject} gibt es schon. Mit --force wird die Datei ersetzt.`,
    'file-failed': (subject) =>
      `${subject} lässt sich nicht schreiben. Bitte Ordner und freien Platz prüfen.`,
    'account-missing': (subject) => `Bitte zuerst anmelden: siegelpost sign-in --server ${subject}`,
    'archive-expired': (subject) =>
      `${subject} ist abgelaufen oder zurückgezogen. Das Archiv braucht einen neuen Schlüssel.`,
    'archive-unusable': (subject) =>
      `Für ${subject} lässt sich nichts versiegeln. Es muss ein Schlüssel mit Curve25519, NIST oder Brainpool sein; RSA geht nicht.`,
    'archive-uncertified': (subject) =>
      `${subject} ist vom Schlüssel der Organisation nicht beglaubigt. Bitte nehmen: siegelpost org-key certify`,
    'archive-changed': (subject) =>
      `Das Archiv hat jetzt einen anderen Schlüssel. Es wurde nichts gesendet. Bitte bei der IT nachfragen; wenn er stimmt: --archive ${subject}`,
    'certificate-untrusted': () =>
      'Dem Zertifikat des Servers wird hier nicht vertraut. Bei einem eigenen Server bitte dessen Zertifikat in NODE_EXTRA_CA_CERTS nennen.',
  },
  transfer: (code) => TRANSFER[code] ?? `Der Server hat abgelehnt (${code}).`,
  ask: {
    password: 'Passwort: ',
    passphraseOrLink: 'Passphrase oder Link: ',
    newPassphrase: 'Neue Passphrase: ',
    again: 'Noch einmal: ',
    keyPassphrase: 'Passphrase des Schlüssels: ',
    code: 'Code aus der Mail: ',
    recoveryCode: 'Wiederherstellungscode: ',
  },
  sealed: (file) => `Versiegelt: ${file}`,
  opened: (file) => `Geöffnet und geprüft: ${file}`,
  keepRecoveryCode:
    'Ihr Wiederherstellungscode. Bitte drucken und sicher aufbewahren; ohne ihn sind mit dem Gerät auch die Antworten verloren:',
  signedIn: (address) => `Angemeldet als ${address}.`,
  sent: { link: 'Link', password: 'Passwort (bitte auf anderem Weg mitteilen)', reference: 'Sendungsnummer' },
  goesOn: 'Das unterbrochene Senden geht weiter.',
  goOnLater:
    'Was angekommen ist, bleibt einen Tag lang: Derselbe Befehl macht da weiter, wo dieser aufgehört hat.',
  archive: (fingerprint) =>
    `Die Richtlinie lässt das Archiv der Behörde mitlesen. Sein Schlüssel: ${fingerprint}`,
  from: 'Von',
  until: 'Verfügbar bis',
};
