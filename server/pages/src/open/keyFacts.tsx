import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import { Breakable } from '../frame/Breakable.tsx';
import { Groups } from '../frame/Digest.tsx';
import type { Fact } from '../frame/Facts.tsx';
import type { Text } from '../text/text.ts';
import { visibleText } from '../text/visibleText.ts';

/** Address and key of the author, and the archive's key, for whoever compares them; null where there is no key. */
export function keyFacts({ author, archiveFingerprints }: OpenedPackage, { say }: Text): Fact[] | null {
  const { address, fingerprint } = author;
  if (!fingerprint) return null;
  const keyOf = (name: string, hex: string): Fact => [name, <Groups key={hex} hex={hex} size={4} />];
  const facts: Fact[] = [
    keyOf(say('opened.fingerprint'), fingerprint),
    ...archiveFingerprints.map((archive) => keyOf(say('opened.archiveFingerprint'), archive)),
  ];
  if (!address) return facts;
  const readable = (
    <bdi key="address">
      <Breakable text={visibleText(address)} />
    </bdi>
  );
  return [[say('ask.address'), readable], ...facts];
}
