import type { TransferErrorCode } from '@siegelpost/shared/transfer/transferError';
import { COMMANDS } from '../commandLine.ts';
import type { Sentences } from './sentences.ts';

const TRANSFER: Partial<Record<TransferErrorCode, string>> = {
  offline: 'The server cannot be reached. Please check the address and your connection, then try again.',
  'wrong-secret': 'This does not open it. Please check password, link or key file.',
  damaged:
    'The content is damaged or was changed. Nothing was saved. Please ask the sender to send it again.',
  incomplete: 'The server does not hand out every file of this package. Please tell the sender.',
  'not-allowed': 'This is not a sealed file of Siegelpost, or not a key file of a kind it knows.',
  'signature-invalid':
    'The sender’s signature is not right. Nothing was opened. Please ask the sender by telephone.',
  'file-changed': 'A file changed while it was read. Please try again.',
  'bad-answer': 'The server’s answer makes no sense. Is this the address of a Siegelpost server?',
  cancelled: 'Cancelled.',
  internal: 'Something unexpected went wrong in this program; nothing was finished. Please report it.',
  'archive-key-missing':
    'Policy demands that the archive can read along, but the server has no key of it. Nothing was sent.',
  'archive-key-expired':
    'The archive’s key has expired or was withdrawn, and policy demands it. Nothing was sent.',
  'archive-key-unusable': 'The archive’s key cannot be used, and policy demands it. Nothing was sent.',
  'archive-key-uncertified':
    'The organisation has not certified the archive’s key that the server names. Nothing was sent.',
  'archive-key-changed': 'The server now names another key of the archive. Nothing was sent.',
};

export const english: Sentences = {
  language: 'en',
  help: `siegelpost: seal, open, send and get files

${Object.values(COMMANDS)
  .map(({ usage }) => `  ${usage}`)
  .join('\n')}
  siegelpost admin …           for administrators, with the server’s settings: siegelpost admin help

Secrets are asked for at the terminal. For scripts: --password-fd 3, or --password-env NAME (the name of a variable).
npx passes on descriptor 0 only: use that with it, or --password-env.
Neither passwords nor passphrases are taken as arguments, where every user of the machine could read them. A link holds
a secret too: give it as - to have it read from standard input.

A sending or a download that was cut off goes on when the same command is given again, for a day.

  --version this program’s version
  --json    one JSON object on standard output       --force   replace existing files
  --out     folder to write to                       --sealed  get: save without opening, for "siegelpost open"

Exit codes: 0 done, 1 a fault of ours, 2 wrong call, 3 wrong password, code or key, 4 damaged or not authentic,
5 refused by the server, 6 server not reached, 7 a file cannot be read or written.`,
  unknownCommand: (name) => `There is no command “${name}”. “siegelpost help” shows all.`,
  cli: {
    usage: (subject) => `Please check the call: ${subject}`,
    'secret-missing': (subject) =>
      `There is no terminal to ask at. Please use --${subject}-fd or --${subject}-env.`,
    'secrets-differ': () => 'The two are not the same. Please try again.',
    'file-missing': (subject) => `${subject} cannot be read. Please check the name.`,
    'file-exists': (subject) => `${subject} is there already. Please use --force to replace it.`,
    'file-failed': (subject) => `${subject} cannot be written. Please check folder and free space.`,
    'account-missing': (subject) => `Please sign in first: siegelpost sign-in --server ${subject}`,
    'archive-expired': (subject) => `${subject} has expired or was withdrawn. The archive needs a new key.`,
    'archive-unusable': (subject) =>
      `${subject} cannot be sealed to. Keys must be Curve25519, NIST or Brainpool; RSA is not taken.`,
    'archive-uncertified': (subject) =>
      `${subject} is not certified by the organisation key. Please use: siegelpost org-key certify`,
    'archive-changed': (subject) =>
      `The archive’s key is another one now. Nothing was sent. Ask the administration; if it is right: --archive ${subject}`,
    'certificate-untrusted': () =>
      'The server’s certificate is not trusted here. For a server of your own, name its certificate in NODE_EXTRA_CA_CERTS.',
  },
  transfer: (code) => TRANSFER[code] ?? `The server refused (${code}).`,
  ask: {
    password: 'Password: ',
    passphraseOrLink: 'Passphrase, or the link: ',
    newPassphrase: 'New passphrase: ',
    again: 'Once more: ',
    keyPassphrase: 'Passphrase of the key: ',
    code: 'Code from the mail: ',
    recoveryCode: 'Recovery code: ',
  },
  sealed: (file) => `Sealed: ${file}`,
  opened: (file) => `Opened and verified: ${file}`,
  keepRecoveryCode:
    'Your recovery code. Please print it and keep it safe; without it, a lost device means lost answers:',
  signedIn: (address) => `Signed in as ${address}.`,
  sent: { link: 'Link', password: 'Password (tell it on another channel)', reference: 'Reference' },
  goesOn: 'Going on with the sending that was cut off.',
  goOnLater: 'What has arrived is kept for a day: the same command goes on where this one stopped.',
  archive: (fingerprint) => `Policy has the authority’s archive read along. Its key: ${fingerprint}`,
  from: 'From',
  until: 'Available until',
};
