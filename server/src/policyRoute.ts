import { MAX_BODIES } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import type { ArchiveKeyOffer, PublicPolicy } from '@siegelpost/shared/api/policy';
import type { FastifyInstance } from 'fastify';
import { publicBranding } from './branding/branding.ts';
import type { Config, OidcConfig } from './config.ts';

/** What pages and pane need to know before they ask anything of a person, and the key that policy may name. */
export function addPolicyRoutes(
  app: FastifyInstance,
  policy: PublicPolicy,
  { archive, organisation }: Config['certificates'],
): void {
  app.get(paths.policy, () => policy);
  app.get(paths.archiveKey, (): ArchiveKeyOffer => ({
    certificate: archive?.toString('base64') ?? null,
    organisationCertificate: organisation?.toString('base64') ?? null,
  }));
}

export function publicPolicy({
  policy,
  branding,
  signIn,
}: Pick<Config, 'policy' | 'branding' | 'signIn'>): PublicPolicy {
  return {
    ...policy,
    classifications: [...policy.classifications],
    protectedDomains: [...policy.protectedDomains],
    expiryDays: [...policy.expiryDays],
    maxFiles: MAX_BODIES,
    branding: publicBranding(branding),
    signIn: { mailboxCode: signIn.byCode, oidc: signIn.oidc && publicOidc(signIn.oidc) },
  };
}

function publicOidc({ issuers, clientId, audience, scopes }: OidcConfig): PublicPolicy['signIn']['oidc'] {
  const [issuer = ''] = issuers;
  return { issuer, clientId, scopes: [...scopes], token: audience === clientId ? 'id' : 'access' };
}
