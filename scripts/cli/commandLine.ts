const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** A secret comes from a prompt, a file descriptor or an environment variable; arguments can be read by everybody. */
const password = { 'password-fd': text, 'password-env': text } as const;
const code = { 'code-fd': text, 'code-env': text } as const;
const common = { json: flag } as const;

/** Every command with its options and how it is called. */
export const COMMANDS = {
  seal: {
    usage: 'siegelpost seal FILE… [--to CERTIFICATE]… [--passphrase] [--out FOLDER]',
    options: { ...common, ...password, to: texts, passphrase: flag, out: text, force: flag },
  },
  open: {
    usage: 'siegelpost open FILE.pgp… [--key FILE] [--out FOLDER]',
    options: { ...common, ...password, key: text, out: text, force: flag },
  },
  'sign-in': {
    usage: 'siegelpost sign-in --server URL --address ADDRESS --name NAME',
    options: {
      ...common,
      ...{ server: text, address: text, name: text },
      // It is mailed while the command runs: no variable can hold it before.
      ...{ 'code-fd': text },
      ...{ 'recovery-code-fd': text, 'recovery-code-env': text },
    },
  },
  send: {
    usage:
      'siegelpost send FILE… --server URL [--to ADDRESS]… [--subject TEXT] [--message TEXT] [--no-password] [--days N] [--archive FINGERPRINT]',
    options: {
      ...common,
      ...password,
      ...{ server: text, to: texts, subject: text, message: text, 'message-file': text },
      ...{ classification: text, 'no-password': flag, days: text, archive: text },
    },
  },
  get: {
    usage: 'siegelpost get LINK|- [--out FOLDER] [--sealed]',
    options: { ...common, ...password, ...code, out: text, sealed: flag, force: flag },
  },
  'org-key': {
    usage:
      'siegelpost org-key create --name NAME --address ADDRESS | certify CERTIFICATE… --key FILE | fingerprint CERTIFICATE… [--out FOLDER]',
    options: {
      ...common,
      ...password,
      ...{ name: text, address: text, key: text, out: text, force: flag },
      ...{ 'recovery-code-fd': text, 'recovery-code-env': text },
    },
  },
  'archive-key': {
    usage:
      'siegelpost archive-key create --name NAME --address ADDRESS [--out FOLDER] | check CERTIFICATE [--organisation CERTIFICATE]',
    options: {
      ...common,
      ...{ name: text, address: text, organisation: text, out: text, force: flag },
    },
  },
  explain: {
    usage: 'siegelpost explain FILE|LINK|-',
    options: common,
  },
} as const;

export type CommandName = keyof typeof COMMANDS;
