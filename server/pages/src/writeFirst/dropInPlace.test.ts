import { expect, test } from '@jest/globals';
import { readDropInPlace } from './dropInPlace.ts';

test.each([
  ['/an', { name: null }],
  ['/an/', { name: null }],
  ['/an/erika-sommer', { name: 'erika-sommer' }],
  ['/an/Erika-Sommer/', { name: 'erika-sommer' }],
  ['/AN/BAUAMT', { name: 'bauamt' }],
  ['/an/erika.sommer', { name: undefined }],
  ['/an/%3Cscript%3E', { name: undefined }],
  ['/an/a/b', { name: undefined }],
  ['/', undefined],
  ['/andere', undefined],
  ['/t/AAAAAAAAAAAAAAAAAAAAAA', undefined],
])('%s asks for %j', (path, place) => {
  expect(readDropInPlace(path)).toEqual(place);
});
