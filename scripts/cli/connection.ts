import type { Connection } from '@siegelpost/shared/client/api';
import { CliError } from './cliError.ts';
import type { Call } from './call.ts';

const UNTRUSTED = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT)/;

/** How this program reaches a server; a certificate that is not trusted is told from a line that is down. */
export function connectionTo(origin: string, { words }: Call): Connection {
  return {
    origin,
    language: () => words.language,
    fetch: async (input, init) => {
      try {
        return await fetch(input, init);
      } catch (cause) {
        throw isUntrusted(cause) ? new CliError('certificate-untrusted', { cause }) : cause;
      }
    },
  };
}

/** Scheme, host and port of an address. @throws CliError `usage` where it is none */
export function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A link may hold a secret: no complaint repeats it.
  if (!url || !/^https?:$/.test(url.protocol)) throw new CliError('usage', { subject: 'https://…' });
  return url.origin;
}

function isUntrusted(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && UNTRUSTED.test(code);
}
