import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks at the terminal and shows nothing of the answer. Ctrl-C ends the program. */
export async function promptHidden(question: string): Promise<string> {
  const unseen = new Writable({ write: (_octets, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  // Only now does the terminal show nothing of what is typed.
  process.stderr.write(question);
  try {
    return await new Promise<string>((resolve) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
