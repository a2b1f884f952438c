import { DemoError } from './demoError.ts';

const READ_ONLY = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);
const FULL = new Set(['ENOSPC', 'EDQUOT']);

export function systemCode(error: unknown): string | undefined {
  // By shape, not by class: in tests, errors of Node itself come from another realm.
  const coded = typeof error === 'object' && error !== null && 'code' in error;
  return coded && typeof error.code === 'string' ? error.code : undefined;
}

/** A failed write below `folder` as the sentence a person can act on; anything else is passed on unchanged. */
export function folderError(error: unknown, folder: string): unknown {
  const code = systemCode(error);
  if (code !== undefined && READ_ONLY.has(code)) {
    return new DemoError('folder-read-only', { subject: folder, cause: error });
  }
  if (code !== undefined && FULL.has(code)) {
    return new DemoError('folder-full', { subject: folder, cause: error });
  }
  return error;
}
