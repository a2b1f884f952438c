// Written so that even a very old Node can read it and say what is wrong.
'use strict';

var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  var german = /^de/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  console.error(
    german
      ? 'Siegelpost braucht Node.js 20.19 oder neuer, hier läuft ' +
          process.versions.node +
          '. Bitte eine neuere Fassung von https://nodejs.org installieren und noch einmal starten.'
      : 'Siegelpost needs Node.js 20.19 or newer, this is ' +
          process.versions.node +
          '. Please install a newer version from https://nodejs.org and start again.',
  );
  process.exit(1);
} else {
  // Libraries announce their next versions there, which helps nobody who only wants to try this.
  process.noDeprecation = true;
  Promise.resolve()
    .then(function () {
      // npm run dev: tsx starts start.ts again whenever the server's code changes.
      if (process.argv.indexOf('--watch') !== -1) return import('./startWatched.js');
      return import('tsx/esm/api').then(function (tsx) {
        tsx.register();
        return import('./start.ts');
      });
    })
    .catch(function (error) {
      var missing = error && error.code === 'ERR_MODULE_NOT_FOUND';
      console.error(missing ? 'Please run "npm ci" first. / Bitte zuerst „npm ci“ ausführen.' : error);
      process.exit(1);
    });
}
