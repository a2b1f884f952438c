import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs what a test needs where we may (root on Debian or Ubuntu), and says so. Answers whether it is there now. */
export function installDebianPackage(name: string, reason: string): boolean {
  return installDebianPackages([name], reason);
}

export function installDebianPackages(names: readonly string[], reason: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing from Debian: ${names.join(', ')} (${reason})`);
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  // apt waits for another test worker that had the same idea.
  const apt = ['-o', 'DPkg::Lock::Timeout=600', '-qq'];
  try {
    execFileSync('apt-get', [...apt, 'update'], options);
    execFileSync('apt-get', [...apt, 'install', '-y', '--no-install-recommends', ...names], options);
    return true;
  } catch {
    return false;
  }
}
