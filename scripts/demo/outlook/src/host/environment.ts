import type { House } from '../../../contract/house.ts';
import type { OutlookSettings } from '../../../contract/outlookSettings.ts';
import type { ClaimFault } from './faults.ts';
import type { Addin } from './manifest.ts';
import type { RoamingSettings } from './session.ts';

/** What is the same for every frame of the add-in. */
export interface HostEnvironment {
  readonly addin: Addin;
  readonly house: House;
  readonly settings: OutlookSettings;
  /** As office.js wants it: `de-DE`. */
  readonly locale: string;
  readonly claimFault: ClaimFault;
  readonly roamingSettings: RoamingSettings;
}
