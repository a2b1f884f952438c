/** The people of the demonstration. */
export const CLERK_DOMAIN = 'amt.example';
export const ORGANISATION = 'Amt Musterstadt';
export const CLERK = { name: 'Erika Sommer', address: `erika.sommer@${CLERK_DOMAIN}` } as const;
export const CITIZEN = { name: 'Max Beispiel', address: 'max.beispiel@buerger.example' } as const;
