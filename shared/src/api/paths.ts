/** Every path the server answers, in one place. Arguments are ids and indices that were parsed before. */
export const paths = {
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',

  policy: '/api/policy',
  sessionCode: '/api/session/code',
  session: '/api/session',
  clerk: '/api/clerk',
  clerkKey: '/api/clerk/key',

  conversations: '/api/conversations',
  conversation: (conversationId: string) => `/api/conversations/${conversationId}`,

  packages: '/api/packages',
  package: (packageId: string) => `/api/packages/${packageId}`,
  part: (packageId: string, bodyIndex: number, partIndex: number) =>
    `/api/packages/${packageId}/bodies/${bodyIndex}/parts/${partIndex}`,
  parts: (packageId: string) => `/api/packages/${packageId}/parts`,
  seal: (packageId: string) => `/api/packages/${packageId}/seal`,
  activate: (packageId: string) => `/api/packages/${packageId}/activate`,
  recall: (packageId: string) => `/api/packages/${packageId}/recall`,
  unlock: (packageId: string) => `/api/packages/${packageId}/unlock`,
  notice: (packageId: string) => `/api/packages/${packageId}/notice`,
  claim: (packageId: string) => `/api/packages/${packageId}/claim`,
  body: (packageId: string, bodyIndex: number) => `/api/packages/${packageId}/bodies/${bodyIndex}`,

  /** Colours and logos of the authority, for the public pages. */
  brandingSheet: '/branding.css',
  logo: '/branding/logo',
  darkLogo: '/branding/logo-dark',

  /** The recipient's page; the link secret follows in the fragment. */
  transferPage: (packageId: string) => `/t/${packageId}`,
  /** What a clerk's notification mail names: the pane opens it, a browser shows where to find the pane. */
  replyPage: (packageId: string) => `/r/${packageId}`,
} as const;
