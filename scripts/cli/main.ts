import { readFile } from 'node:fs/promises';
import { terminalLanguage } from '../demo/text/language.ts';
import { CliError, exitCodeOf, rootOf } from './cliError.ts';
import { COMMANDS, type CommandName } from './commandLine.ts';
import { archiveKey } from './commands/archiveKey.ts';
import { explain } from './commands/explain.ts';
import { get } from './commands/get.ts';
import { open } from './commands/open.ts';
import { orgKey } from './commands/orgKey.ts';
import { seal } from './commands/seal.ts';
import { send } from './commands/send.ts';
import { signIn } from './commands/signIn.ts';
import { parseCommandLine } from './parseCommandLine.ts';
import { Report } from './report.ts';
import { sentences } from './text/sentences.ts';
import type { Call } from './call.ts';

const RUN: Readonly<Record<CommandName, (call: Call) => Promise<void>>> = {
  seal,
  open,
  'sign-in': signIn,
  send,
  get,
  'org-key': orgKey,
  'archive-key': archiveKey,
  explain,
};

/** Runs one command; answers its exit code. Results go to standard output, everything else to standard error. */
export async function main(args: readonly string[]): Promise<number> {
  const words = sentences(terminalLanguage(process.env));
  const [name = 'help', ...rest] = args;
  if (['help', '--help', '-h'].includes(name)) return printed(words.help);
  if (['version', '--version'].includes(name)) return printed(await ownVersion());
  if (name === 'admin') return administer(rest);
  if (!isCommand(name)) return complained(words.unknownCommand(name));
  if (rest.includes('--help')) return printed(`${COMMANDS[name].usage}\n\n${words.help}`);
  const report = new Report(rest.includes('--json'), words);
  try {
    const { values, positionals } = parseCommandLine(name, rest);
    await RUN[name]({ values, positionals, report, words });
    return 0;
  } catch (caught) {
    const error = rootOf(caught);
    report.failed(
      error,
      error instanceof CliError && error.code === 'usage' ? COMMANDS[name].usage : undefined,
    );
    return exitCodeOf(error);
  }
}

/** The server's own program is loaded for administrators only: nobody else needs its libraries. */
async function administer(args: readonly string[]): Promise<number> {
  const { runAdmin } = await import('@siegelpost/server/admin/runAdmin');
  return runAdmin(args, process.env);
}

async function ownVersion(): Promise<string> {
  const house = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(house) as { readonly version: string };
  return `siegelpost ${version}`;
}

function isCommand(text: string): text is CommandName {
  return Object.hasOwn(COMMANDS, text);
}

function printed(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complained(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}
