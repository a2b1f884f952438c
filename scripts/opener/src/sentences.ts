import type { EnvelopeErrorCode } from '@siegelpost/shared/envelope/envelopeError';

export type Language = 'de' | 'en';

const german = {
  otherLanguage: 'English',
  title: 'Gespeicherte Sendung öffnen',
  purpose: 'Öffnet Dateien von Siegelpost, die auf diesem Gerät gespeichert sind (Endung .pgp).',
  offline:
    'Diese Seite arbeitet ohne Internet. Dateien, Passwörter und Schlüssel verlassen dieses Gerät nicht.',
  files: 'Versiegelte Dateien',
  filesHint: 'Eine oder mehrere Dateien mit der Endung .pgp',
  howTitle: 'Womit öffnen?',
  how: { link: 'Mit Link und Passwort', passphrase: 'Mit Passphrase', key: 'Mit Schlüsseldatei' },
  link: 'Link aus der E-Mail',
  password: 'Passwort (falls eines mitgeteilt wurde)',
  passphrase: 'Passphrase',
  keyFile: 'Schlüsseldatei',
  keySecret: 'Passphrase oder Wiederherstellungscode der Schlüsseldatei (falls sie geschützt ist)',
  open: 'Öffnen',
  opening: (name: string, percent: number) => `${name} wird geöffnet: ${percent} %`,
  opened: (count: number) =>
    count === 1 ? 'Die Datei ist geöffnet und geprüft.' : `${count} Dateien sind geöffnet und geprüft.`,
  save: (name: string) => `${name} speichern`,
  missing: {
    files: 'Bitte wählen Sie zuerst eine versiegelte Datei.',
    link: 'Das ist kein vollständiger Link. Er enthält ein # und danach 27 Zeichen. Bitte kopieren Sie ihn noch einmal ganz aus der E-Mail.',
    password: 'Das kann nicht das Passwort sein. Es hat zehn Zeichen. Bitte prüfen Sie die Eingabe.',
    passphrase: 'Bitte geben Sie die Passphrase ein.',
    key: 'Bitte wählen Sie Ihre Schlüsseldatei.',
  },
  failed: (name: string, reason: string) => `${name}: ${reason}`,
  reasons: {
    'wrong-secret':
      'Damit lässt sich diese Datei nicht öffnen. Bitte prüfen Sie Link, Passwort, Passphrase oder Schlüssel.',
    damaged:
      'Die Datei ist beschädigt, unvollständig oder wurde verändert. Bitte speichern Sie sie noch einmal oder bitten Sie um eine neue Sendung.',
    'not-allowed':
      'Das ist keine versiegelte Datei von Siegelpost oder keine bekannte Art von Schlüsseldatei.',
    'source-changed': 'Die Datei ließ sich nicht bis zum Ende lesen. Bitte wählen Sie sie noch einmal aus.',
    'signature-invalid': 'Die Unterschrift stimmt nicht.',
    'manifest-invalid': 'Die Liste der Dateien ist ungültig.',
  } satisfies Record<EnvelopeErrorCode, string>,
  internal: 'Es ist ein unerwarteter Fehler aufgetreten. Bitte versuchen Sie es in einem anderen Browser.',
};

export type Sentences = typeof german;

const english: Sentences = {
  otherLanguage: 'Deutsch',
  title: 'Open a saved package',
  purpose: 'Opens Siegelpost files that are saved on this device (ending .pgp).',
  offline: 'This page works without any network. Files, passwords and keys do not leave this device.',
  files: 'Sealed files',
  filesHint: 'One or more files ending in .pgp',
  howTitle: 'What do you have to open them?',
  how: { link: 'Link and password', passphrase: 'Passphrase', key: 'Key file' },
  link: 'Link from the email',
  password: 'Password (if you were told one)',
  passphrase: 'Passphrase',
  keyFile: 'Key file',
  keySecret: 'Passphrase or recovery code of the key file (if it is protected)',
  open: 'Open',
  opening: (name, percent) => `Opening ${name}: ${percent} %`,
  opened: (count) =>
    count === 1 ? 'The file is open and verified.' : `${count} files are open and verified.`,
  save: (name) => `Save ${name}`,
  missing: {
    files: 'Please choose a sealed file first.',
    link: 'This is not a complete link. It has a # and 27 characters after it. Please copy it again from the email as a whole.',
    password: 'This cannot be the password. It has ten characters. Please check what you typed.',
    passphrase: 'Please type the passphrase.',
    key: 'Please choose your key file.',
  },
  failed: (name, reason) => `${name}: ${reason}`,
  reasons: {
    'wrong-secret': 'This does not open the file. Please check link, password, passphrase or key.',
    damaged:
      'The file is damaged, incomplete or was changed. Please save it again, or ask for it to be sent again.',
    'not-allowed': 'This is not a sealed file of Siegelpost, or not a key file of a kind it knows.',
    'source-changed': 'The file could not be read to its end. Please choose it again.',
    'signature-invalid': 'The signature is not right.',
    'manifest-invalid': 'The list of files is not valid.',
  },
  internal: 'Something unexpected went wrong. Please try another browser.',
};

export const SENTENCES: Readonly<Record<Language, Sentences>> = { de: german, en: english };
