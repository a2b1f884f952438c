import { XML_MANIFESTS } from '@siegelpost/server/manifests/manifestFiles';
import { outlookXml } from '@siegelpost/server/manifests/outlookXml';
import type { OutlookSettings } from './contract/outlookSettings.ts';

const FILES = {
  'smart-alerts': 'siegelpost.xml',
  'item-send': 'siegelpost-itemsend.xml',
} as const satisfies Record<OutlookSettings['addin'], keyof typeof XML_MANIFESTS>;

/** The add-in's manifest for the demo server, as an administrator would install it. */
export function demoManifest(origin: string, addin: OutlookSettings['addin']): string {
  return outlookXml(origin, XML_MANIFESTS[FILES[addin]]);
}
