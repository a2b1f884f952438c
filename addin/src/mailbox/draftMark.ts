import { type PackageId, parsePackageId } from '@siegelpost/shared/api/ids';

/**
 * How far a draft has come, kept in an internet header of the mail itself, so that a closed pane, another device and the
 * event handler all know. `held`: the mail must not leave yet. `clean`: its files are sealed, removed and the link works.
 * There is no secret in it: the header travels to recipients.
 */
export interface DraftMark {
  readonly state: 'held' | 'clean';
  /** Known once the package is complete on the server. */
  readonly packageId: PackageId | null;
}

/** The mark as header text: `held`, `held;<package id>` or `clean;<package id>`. */
export function writeMark(mark: DraftMark): string {
  return mark.packageId ? `${mark.state};${mark.packageId}` : mark.state;
}

/** The mark in a header text. What cannot be read counts as held: when in doubt nothing leaves. */
export function readMark(text: string | null): DraftMark | null {
  if (!text) return null;
  const [state, id = ''] = text.trim().split(';');
  const packageId = parsePackageId(id) ?? null;
  return { state: state === 'clean' && packageId ? 'clean' : 'held', packageId };
}
