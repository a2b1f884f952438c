import { parseArgs } from 'node:util';
import { CliError } from './cliError.ts';
import { COMMANDS, type CommandName } from './commandLine.ts';

/** The options of a call, asked for by name. */
export class Values {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  /** As they were given; secrets are never among them. */
  toJSON(): Readonly<Record<string, unknown>> {
    return this.#values;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** @throws CliError `usage` where it is missing */
  neededText(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new CliError('usage', { subject: `--${name}` });
    return value;
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }
}

/** @throws CliError `usage` for what the command does not know */
export function parseCommandLine(name: CommandName, args: readonly string[]) {
  try {
    const { options } = COMMANDS[name];
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: new Values(values), positionals };
  } catch (cause) {
    throw new CliError('usage', { subject: wrongOption(cause), cause });
  }
}

/** The option that Node complains of; its own sentences are English, and long. */
function wrongOption(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  return /'(-[^' ,]*)/.exec(message)?.[1] ?? message;
}
