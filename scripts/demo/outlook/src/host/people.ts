import type { Person } from '../../../contract/message.ts';
import { isObject } from './wire.ts';

const USER = 2;
const EXTERNAL_USER = 3;

export function personForAddin(person: Person, ownDomain: string): Record<string, unknown> {
  return {
    address: person.address,
    name: person.name === '' ? person.address : person.name,
    recipientType: person.address.endsWith(`@${ownDomain}`) ? USER : EXTERNAL_USER,
    appointmentResponse: 0,
  };
}

export function peopleFromAddin(list: unknown): Person[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    if (typeof entry === 'string') return [{ name: '', address: entry }];
    if (!isObject(entry)) return [];
    const address = typeof entry['address'] === 'string' ? entry['address'] : '';
    const name = typeof entry['name'] === 'string' ? entry['name'] : '';
    return address === '' && name === '' ? [] : [{ name, address: address === '' ? name : address }];
  });
}
