import { Type, type Static } from 'typebox';
import { Person } from './message.ts';

/** GET /demo/house: who sits before the demo Outlook, and where the add-in lives. */
export const House = Type.Object({ clerk: Person, appOrigin: Type.String() });
export type House = Static<typeof House>;
