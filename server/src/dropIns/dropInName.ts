import { type DropInName, parseDropInName } from '@siegelpost/shared/api/dropInName';

const LONGEST = 60;

/** German letters as people write them where there are none. */
const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * The name of an address's drop-in page: `erika.sommer@amt.example` becomes `erika-sommer`. Where that is taken, `turn`
 * 2 and following add a number. Names are made, not chosen, so that nobody can take another's.
 */
export function dropInNameOf(address: string, turn: number): DropInName {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const plain = local
    .replace(/[äöüß]/g, (letter) => SPELLED[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'postfach' : plain;
  const name = parseDropInName(turn === 1 ? base : `${base}-${turn}`);
  if (!name) throw new TypeError('a name of letters, digits and hyphens is a drop-in name');
  return name;
}
