import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { AdminError } from './adminError.ts';

const BackupManifest = Type.Object({
  version: Type.Literal(1),
  createdAt: Type.String(),
  /** Names of the migrations the tables had gone through. */
  migrations: Type.Array(Type.String()),
  /** Parents before their children. */
  tables: Type.Array(Type.Object({ name: Type.String(), columns: Type.Array(Type.String()) })),
});
export type BackupManifest = Static<typeof BackupManifest>;

const NAME = 'backup.json';

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const draft = join(folder, `${NAME}.draft`);
  await writeFile(draft, `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
  await rename(draft, join(folder, NAME));
}

/** @throws AdminError `not-a-backup` */
export async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, NAME), 'utf8'));
    if (Check(BackupManifest, manifest)) return manifest;
  } catch (cause) {
    throw new AdminError('not-a-backup', folder, { cause });
  }
  throw new AdminError('not-a-backup', folder);
}
