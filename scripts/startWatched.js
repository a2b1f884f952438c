// npm run dev: the same as npm start, again after every change of the server.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const tsx = fileURLToPath(import.meta.resolve('tsx/cli'));
const start = fileURLToPath(new URL('./start.ts', import.meta.url));

const child = spawn(
  process.execPath,
  [tsx, 'watch', '--clear-screen=false', start, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
