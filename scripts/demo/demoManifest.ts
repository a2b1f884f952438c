import { XML_MANIFESTS } from '@siegelpost/server/manifests/manifestFiles';
import { outlookXml } from '@siegelpost/server/manifests/outlookXml';

/** The add-in's manifest for the demo server, as an administrator would install it. */
export function demoManifest(origin: string): string {
  return outlookXml(origin, XML_MANIFESTS['siegelpost.xml']);
}
