import { paths } from '@siegelpost/shared/api/paths';
import type { PolicyConfig } from '../config.ts';

/**
 * What the file that runs on Send is told before it begins: the policy, because it may have no time or no line to ask
 * for it, and where to ask nevertheless. Absolute addresses: it runs where there is no `location`.
 */
export function eventFilePreamble(policy: PolicyConfig, origin: string): string {
  const { attachmentThresholdBytes, classifications, protectedDomains } = policy;
  const given = {
    __SIEGELPOST_POLICY__: { attachmentThresholdBytes, classifications, protectedDomains },
    __SIEGELPOST_POLICY_URL__: `${origin}${paths.policy}`,
  };
  return Object.entries(given)
    .map(([name, value]) => `var ${name} = ${JSON.stringify(value)};\n`)
    .join('');
}
