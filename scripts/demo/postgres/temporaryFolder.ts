import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder in the system's temporary one for a cluster that goes with it. PostgreSQL's account can walk to what lies
 * below; where it could not, the cluster would lie elsewhere and be left behind (`postgresPlace`).
 */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `siegelpost-${name}-`));
  await chmod(folder, 0o711);
  return folder;
}
