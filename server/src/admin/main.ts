import { runAdmin } from './runAdmin.ts';

process.exitCode = await runAdmin(process.argv.slice(2), process.env);
