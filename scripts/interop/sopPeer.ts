import { spawn } from 'node:child_process';

/** A program that speaks the Stateless OpenPGP interface (draft-dkg-openpgp-stateless-cli). */
export class SopPeer {
  readonly #command: readonly string[];

  /** @param command Program and first arguments in one text, e.g. `chroot /tmp/peers/root sqop`. */
  constructor(command: string) {
    this.#command = command.split(' ').filter((word) => word !== '');
  }

  get name(): string {
    return this.#command.at(-1) ?? '';
  }

  async version(): Promise<string> {
    const text = new TextDecoder().decode(await this.run(['version'], []));
    return text.split('\n', 1)[0] ?? '';
  }

  /**
   * Runs one subcommand and returns what it wrote. Secrets and certificates are handed over in the environment and
   * named in `args` as `@ENV:<name>`, so that no file is needed.
   * @throws with the last line the program complained with.
   */
  async run(
    args: readonly string[],
    input: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    secrets: Readonly<Record<string, string>> = {},
    onOutput?: (piece: Uint8Array) => void,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const [program = '', ...first] = this.#command;
    const env = { ...process.env, ...secrets };
    const child = spawn(program, [...first, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => (onOutput ? onOutput(piece) : output.push(piece)));
    child.stderr.on('data', (piece: Buffer) => complaints.push(piece));
    child.stdin.on('error', () => undefined); // a peer that refuses stops reading
    const closed = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    for await (const piece of input) {
      if (!child.stdin.writable) break;
      if (!child.stdin.write(piece)) await Promise.race([drained(child.stdin), closed]);
    }
    child.stdin.end();
    const status = await closed;
    const complaint = Buffer.concat(complaints).toString().trim().split('\n').join(' | ');
    if (status !== 0) throw new Error(`exit ${String(status)}: ${complaint.slice(-200)}`);
    return new Uint8Array(Buffer.concat(output));
  }
}

async function drained(stream: NodeJS.EventEmitter): Promise<void> {
  await new Promise((resolve) => stream.once('drain', resolve));
}
