import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./pipeServer.ts', import.meta.url));

export interface BarePipe {
  readonly url: string;
  stop(): Promise<void>;
}

/** A bare http server of Node's that pipes an upload into a file and a file into a download. */
export async function startBarePipe(): Promise<BarePipe> {
  const folder = await mkdtemp(join(tmpdir(), 'siegelpost-pipe-'));
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await once(child.stdout, 'data');
  return {
    url: `${/http:\S+/.exec(String(printed))?.[0] ?? ''}/`,
    async stop() {
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
