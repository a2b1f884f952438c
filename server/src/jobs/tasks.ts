import type { PackageId } from '@siegelpost/shared/api/ids';

/** Every job that is queued beside a change, with what it carries: ids only, never content, secrets or addresses. */
export interface JobPayloads {
  'mail-code': { readonly codeId: number };
  'mail-answer': { readonly packageId: PackageId };
  'mail-locked': { readonly packageId: PackageId; readonly lockedAt: string };
  'delete-objects': Record<string, never>;
}

export type TaskName = keyof JobPayloads;
