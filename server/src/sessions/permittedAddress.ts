import { Refusal } from '../refusal.ts';

/** The address in lower case, if its domain may sign in. @throws Refusal `address-not-permitted` */
export function permittedAddress(text: string, domains: readonly string[]): string {
  const address = text.toLowerCase();
  if (!domains.includes(address.slice(address.lastIndexOf('@') + 1)))
    throw new Refusal('address-not-permitted');
  return address;
}
