import { readFile } from 'node:fs/promises';
import { parse } from '@formatjs/icu-messageformat-parser';
import { type Plugin, transformWithOxc } from 'vite';

/** Where `parse` would come from; what it makes is there already. */
export const WITHOUT_PARSER = {
  find: /^@formatjs\/icu-messageformat-parser$/,
  replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
};

/** Parses the ICU messages while building, so that no recipient loads a parser. `IntlMessageFormat` takes both. */
export function compileMessages(): Plugin {
  return {
    name: 'compile-messages',
    apply: 'build',
    load: {
      filter: { id: /\/src\/text\/catalogues\/\w+\.ts$/ },
      async handler(file) {
        const { code } = await transformWithOxc(await readFile(file, 'utf8'), file);
        const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Module;
        return Object.entries(module)
          .map(([name, messages]) => `export const ${name} = ${JSON.stringify(compiled(messages))};`)
          .join('\n');
      },
    },
  };
}

/** Exported catalogues by their names. */
type Module = Readonly<Record<string, Readonly<Record<string, string>>>>;

function compiled(messages: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, parse(message)]));
}
