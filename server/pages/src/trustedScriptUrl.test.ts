import { expect, test } from '@jest/globals';
import { createScriptUrlPolicy } from './trustedScriptUrl.ts';

const wrapping = {
  createPolicy: (_: string, rules: { createScriptURL(url: string): string }) => ({
    createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}`,
  }),
};

test.each([
  ['with Trusted Types', wrapping, 'trusted /worker.js'],
  ['without', undefined, '/worker.js'],
])('only the page’s own scripts are started, %s', (_, trustedTypes, started) => {
  const scriptUrl = createScriptUrlPolicy(trustedTypes, ['/worker.js']);
  expect(scriptUrl('/worker.js')).toBe(started);
  expect(() => scriptUrl('https://evil.example/worker.js')).toThrow(TypeError);
});
