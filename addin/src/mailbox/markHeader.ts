/** Header of a draft that tells how far it has come (draftMark.ts). */
export const MARK_HEADER = 'x-siegelpost-draft';

/** How the mark begins that lets a mail go. */
export const CLEAN = 'clean;';

/** Header of a draft with the id of the level that the person chose in the pane. */
export const CLASSIFICATION_HEADER = 'x-siegelpost-classification';
