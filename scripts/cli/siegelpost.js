#!/usr/bin/env node
// The sources are TypeScript: tsx runs them as they are. npm links this file as `siegelpost`.
process.noDeprecation = true;
process.removeAllListeners('warning'); // Node calls the files it reads as blobs experimental
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
