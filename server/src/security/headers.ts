import { isIP } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the pane may load office.js from when it is not served from here. */
export const OFFICE_CDN = 'https://appsforoffice.microsoft.com';

/** Nothing on our pages uses these, so no script that got in can either. */
const NO_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const TWO_YEARS = 63_072_000;

const API_POLICY = "default-src 'none'; sandbox";

const pagePolicy = (connectTo: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    ["connect-src 'self'", ...connectTo].join(' '),
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/** Every answer starts as an API answer: whatever is not declared a page is locked down most. */
export function addSecurityHeaders(app: FastifyInstance, publicOrigin: () => string): void {
  app.addHook('onRequest', async (_request, reply) => {
    void reply
      .header('content-security-policy', API_POLICY)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('x-robots-tag', 'noindex, nofollow')
      .header('permissions-policy', NO_FEATURES);
    if (mayPinHttps(publicOrigin())) void reply.header('strict-transport-security', `max-age=${TWO_YEARS}`);
  });
}

/** HSTS binds a host name on all its ports: on localhost it would break whatever else runs there. */
function mayPinHttps(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  const local = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname.startsWith('[');
  return protocol === 'https:' && !local && isIP(hostname) === 0;
}

/** Headers of a public page and its files. `connectTo`: whom its scripts may ask beside this server. */
export function asPage(reply: FastifyReply, connectTo: readonly string[] = []): FastifyReply {
  return reply.header('content-security-policy', pagePolicy(connectTo)).header('cache-control', 'no-cache');
}

export interface PaneFraming {
  /** Who may frame the pane. */
  readonly outlookOrigins: readonly string[];
  /** Whether office.js comes from Microsoft's CDN. */
  readonly officeCdn: boolean;
  /** Whom the pane asks beside this server: identity providers for tokens, the store for parts. */
  readonly connectTo?: readonly string[];
}

/** Headers of the pane. `nonce` lets through the style elements that its interface library makes. */
export function asPane(reply: FastifyReply, framing: PaneFraming, nonce?: string): FastifyReply {
  const cdn = framing.officeCdn ? ` ${OFFICE_CDN}` : '';
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${cdn}`,
    "worker-src 'self'",
    ["connect-src 'self'" + cdn, ...(framing.connectTo ?? [])].join(' '),
    nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // There office.js asks whether the person trusts an Outlook whose host it does not know (AgaveErrorUX).
    ...(framing.officeCdn ? [`frame-src ${OFFICE_CDN}`] : []),
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors 'self' ${framing.outlookOrigins.join(' ')}`,
  ].join('; ');
  return reply
    .header('content-security-policy', policy)
    .header('cross-origin-opener-policy', 'same-origin-allow-popups')
    .header('cache-control', 'no-cache');
}

/** Lets other sites show this file: Outlook itself loads the add-in's icons. */
export function asPublicImage(reply: FastifyReply): FastifyReply {
  return reply.header('cross-origin-resource-policy', 'cross-origin');
}

/**
 * The sign-in window goes to the identity provider and comes back. With an opener policy of its own the browser would cut
 * its line to the pane on the way, and nobody could be told.
 */
export function asSignInWindow(reply: FastifyReply): FastifyReply {
  return reply.header('cross-origin-opener-policy', 'unsafe-none');
}
