import { MAX_BODIES } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { FastifyInstance } from 'fastify';
import type { PolicyConfig } from './config.ts';

/** What pages and pane need to know before they ask anything of a person. */
export function addPolicyRoute(app: FastifyInstance, policy: PolicyConfig): void {
  app.get(paths.policy, (): PublicPolicy => ({
    ...policy,
    expiryDays: [...policy.expiryDays],
    maxFiles: MAX_BODIES,
  }));
}
