/** Every path the server answers, in one place. Arguments are ids and indices that were parsed before. */
export const paths = {
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',

  policy: '/api/policy',
  archiveKey: '/api/archive-key',
  sessionCode: '/api/session/code',
  session: '/api/session',
  sessionOidc: '/api/session/oidc',
  clerk: '/api/clerk',
  clerkKey: '/api/clerk/key',
  quota: '/api/clerk/quota',

  ownDropIn: '/api/clerk/drop-in',

  dropIns: '/api/drop-ins',
  dropIn: (name: string) => `/api/drop-ins/${name}`,
  visitorCode: (name: string) => `/api/drop-ins/${name}/code`,
  visit: (name: string) => `/api/drop-ins/${name}/visit`,

  conversations: '/api/conversations',
  conversation: (conversationId: string) => `/api/conversations/${conversationId}`,

  packages: '/api/packages',
  wholePackage: '/api/packages/whole',
  package: (packageId: string) => `/api/packages/${packageId}`,
  part: (packageId: string, bodyIndex: number, partIndex: number) =>
    `/api/packages/${packageId}/bodies/${bodyIndex}/parts/${partIndex}`,
  /** Where the store itself takes (POST) or gives (GET) the part, where it does; then `arrival` tells that it is there. */
  partAddress: (packageId: string, bodyIndex: number | string, partIndex: number | string) =>
    `/api/packages/${packageId}/bodies/${bodyIndex}/parts/${partIndex}/address`,
  partArrival: (packageId: string, bodyIndex: number | string, partIndex: number | string) =>
    `/api/packages/${packageId}/bodies/${bodyIndex}/parts/${partIndex}/arrival`,
  parts: (packageId: string) => `/api/packages/${packageId}/parts`,
  seal: (packageId: string) => `/api/packages/${packageId}/seal`,
  activate: (packageId: string) => `/api/packages/${packageId}/activate`,
  recall: (packageId: string) => `/api/packages/${packageId}/recall`,
  unlock: (packageId: string) => `/api/packages/${packageId}/unlock`,
  extend: (packageId: string) => `/api/packages/${packageId}/extend`,
  password: (packageId: string) => `/api/packages/${packageId}/password`,
  events: (packageId: string) => `/api/packages/${packageId}/events`,
  notice: (packageId: string) => `/api/packages/${packageId}/notice`,
  packageCode: (packageId: string) => `/api/packages/${packageId}/code`,
  claim: (packageId: string) => `/api/packages/${packageId}/claim`,
  body: (packageId: string, bodyIndex: number) => `/api/packages/${packageId}/bodies/${bodyIndex}`,

  /** Colours and logos of the authority, for the public pages. */
  brandingSheet: '/branding.css',
  logo: '/branding/logo',
  darkLogo: '/branding/logo-dark',

  /** The recipient's page; the link secret follows in the fragment. */
  transferPage: (packageId: string) => `/t/${packageId}`,
  /** Where somebody who has no link yet writes first; without a name, the authority's own. */
  dropInPage: (name: string) => `/an/${name}`,
  /** What a clerk's notification mail names: the pane opens it, a browser shows where to find the pane. */
  replyPage: (packageId: string) => `/r/${packageId}`,
} as const;
