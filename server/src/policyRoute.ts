import { MAX_BODIES } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { FastifyInstance } from 'fastify';
import { type BrandingConfig, publicBranding } from './branding/branding.ts';
import type { PolicyConfig } from './config.ts';

/** What pages and pane need to know before they ask anything of a person. */
export function addPolicyRoute(app: FastifyInstance, policy: PublicPolicy): void {
  app.get(paths.policy, () => policy);
}

export function publicPolicy(policy: PolicyConfig, branding: BrandingConfig): PublicPolicy {
  return {
    ...policy,
    classifications: [...policy.classifications],
    protectedDomains: [...policy.protectedDomains],
    expiryDays: [...policy.expiryDays],
    maxFiles: MAX_BODIES,
    branding: publicBranding(branding),
  };
}
