import { deriveGateKeys, deriveLinkToken, tokenDigest } from '@siegelpost/shared/envelope/gates';
import { fromBase64url, toBase64url, toHex } from '@siegelpost/shared/envelope/octets';
import { canonicalPassword, passphrase } from '@siegelpost/shared/envelope/passphrase';
import { buildLink, findLink } from '@siegelpost/shared/link/link';
import { createHash } from 'node:crypto';
import { linkSecret, packageId, password } from './sampleInputs.ts';

const TYPED = ['7K3-MQ2-VDXW', '7k3mq2vdxw', ' 7K3 – MQ2 – VDXW ', '7K3MQ2VDX', '7K3MQ2VDXU'];
const ZEROS_AND_ONES = ['OIL0123456', 'oil-012-3456'];

/** Link, password, passphrase and the tokens of the gates. */
export async function makeGateVectors(): Promise<object> {
  const link = buildLink('https://post.amt.example', { packageId, linkSecret });
  const linkToken = await deriveLinkToken(linkSecret);
  return {
    about: 'See docs/PROTOCOL.md, "Link, password, passphrase" and "Gates".',
    packageId,
    packageIdHex: toHex(fromBase64url(packageId)),
    linkSecret,
    linkSecretHex: toHex(fromBase64url(linkSecret)),
    link,
    linksInText: [link, link.replace('#', '%23'), link.replace('#', '%2523'), `${link}x`].map((text) => ({
      text,
      found: findLink(text) ?? null,
    })),
    passwords: [...TYPED, ...ZEROS_AND_ONES].map((typed) => ({
      typed,
      canonical: canonicalPassword(typed) ?? null,
    })),
    argon2Salt: argon2Salt(),
    linkToken: toBase64url(linkToken),
    linkTokenDigest: toBase64url(await tokenDigest(linkToken)),
    withPassword: await tokens(password),
    withoutPassword: await tokens(null),
  };
}

function argon2Salt(): string {
  const hash = createHash('sha256').update('siegelpost auth v1').update(fromBase64url(packageId));
  return hash.digest('hex').slice(0, 32);
}

async function tokens(typed: string | null): Promise<object> {
  const secret = passphrase(linkSecret, typed);
  const { authToken, replyKey, pairKey } = await deriveGateKeys(secret, packageId);
  return {
    passphrase: secret,
    authToken: toBase64url(authToken),
    authTokenDigest: toBase64url(await tokenDigest(authToken)),
    replyKey: toHex(replyKey),
    pairKey: toHex(pairKey),
  };
}
