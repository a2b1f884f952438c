import { readFileSync } from 'node:fs';
import { Check, Convert, Default, Errors } from 'typebox/value';
import { readBranding } from '../branding/branding.ts';
import type { CertificateConfig, Config, Environment } from '../config.ts';
import { archiveDemand } from './archiveDemand.ts';
import { readCertificateSetting } from './certificateFile.ts';
import { readClassifications } from './classifications.ts';
import { contradictions } from './contradictions.ts';
import { SECRET_SETTINGS, Settings } from './settings.ts';
import { toConfig } from './toConfig.ts';

/** Every wrong setting at once, one sentence each; never a value, because values may be secrets. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The server cannot start with these settings:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads and checks all settings together. @throws ConfigError */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const settings = Convert(Settings, Default(Settings, collect(env, problems)));
  problems.push(...wrongSettings(settings));
  if (!Check(Settings, settings)) throw new ConfigError(problems);
  const known = settings as Settings;
  const classifications = readClassifications(known.CLASSIFICATIONS_FILE, (sentence) =>
    problems.push(`CLASSIFICATIONS_FILE: ${sentence}`),
  );
  problems.push(...contradictions(known));
  const branding = readBranding(known, problems);
  const certificates = readCertificates(known, problems);
  const archive = archiveDemand(known, classifications, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(known, { branding, classifications, certificates, archive });
}

/** Empty means unset, so that a compose file may pass everything through. */
function collect(env: Environment, problems: string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of Object.keys(Settings.properties)) {
    const value = env[name]?.trim();
    if (value) found[name] = value;
  }
  for (const name of SECRET_SETTINGS) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (found[name]) problems.push(`${name}: given twice, directly and as ${name}_FILE`);
    try {
      found[name] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE: the file cannot be read`);
    }
  }
  return found;
}

function wrongSettings(settings: unknown): string[] {
  const found = new Map<string, string>();
  for (const error of Errors(Settings, settings)) {
    if (error.keyword === 'required') {
      const { requiredProperties } = error.params as { requiredProperties: string[] };
      for (const name of requiredProperties) found.set(name, `${name}: is required`);
      continue;
    }
    const name = error.instancePath.split('/')[1] ?? '';
    if (!found.has(name)) found.set(name, `${name}: ${expected(name, error.message)}`);
  }
  return [...found.values()];
}

function expected(name: string, message: string): string {
  const schema: object = Object.entries(Settings.properties).find(([key]) => key === name)?.[1] ?? {};
  if ('enum' in schema && Array.isArray(schema.enum)) return `must be one of ${schema.enum.join(', ')}`;
  return 'description' in schema ? `${message} (${String(schema.description)})` : message;
}

function readCertificates(settings: Settings, problems: string[]): CertificateConfig {
  const read = (name: 'ORGANISATION_CERTIFICATE_FILE' | 'ARCHIVE_CERTIFICATE_FILE') => {
    const file = settings[name];
    if (file === undefined) return null;
    return readCertificateSetting(file, (sentence) => problems.push(`${name}: ${sentence}`)) ?? null;
  };
  return {
    organisation: read('ORGANISATION_CERTIFICATE_FILE'),
    archive: read('ARCHIVE_CERTIFICATE_FILE'),
  };
}
