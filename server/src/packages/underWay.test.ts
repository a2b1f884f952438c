import { describe, expect, test } from '@jest/globals';
import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Principal } from './principal.ts';
import { MOST_DOWNLOADS, UnderWay } from './underWay.ts';

const [one, two] = ['one', 'two'] as [PackageId, PackageId];
const clerk: Principal = { kind: 'clerk', clerkId: 1 };
const claim = (reader: number): Principal => ({ kind: 'recipient', claimedPackage: one, reader });
const visit = (seed: string): Principal => ({
  kind: 'visitor',
  clerkId: 1,
  visitDigest: Buffer.from(seed),
  addressDigest: Buffer.alloc(0),
  vouchKey: Buffer.alloc(0),
});

describe('what is under way', () => {
  test.each<[string, Principal, Principal]>([
    ['claim', claim(1), claim(2)],
    ['visit', visit('a'), visit('b')],
  ])('of one %s is counted over all its packages, and holds up no other', (_kind, bearer, other) => {
    const underWay = new UnderWay(2);
    underWay.enter(bearer, one);
    underWay.enter(bearer, two);
    expect(() => underWay.enter(bearer, one)).toThrow('too-many-requests');
    underWay.enter(other, one);
  });

  test('of a clerk is counted by package', () => {
    const underWay = new UnderWay(1);
    underWay.enter(clerk, one);
    underWay.enter(clerk, two);
    expect(() => underWay.enter(clerk, one)).toThrow('too-many-requests');
  });

  test('has room for the parts of twenty files that one recipient saves at once', () => {
    const underWay = new UnderWay(MOST_DOWNLOADS);
    const enter = () => {
      for (let part = 0; part < 20 * 3; part++) underWay.enter(claim(1), one);
    };
    expect(enter).not.toThrow();
  });

  test('makes room when it ends', () => {
    const underWay = new UnderWay(1);
    const end = underWay.enter(clerk, one);
    end();
    underWay.enter(clerk, one)();
    underWay.enter(clerk, one);
    expect(() => underWay.enter(clerk, one)).toThrow('too-many-requests');
  });
});
