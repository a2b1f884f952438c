import type { Server as HttpServer } from 'node:http';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { storeOrigins } from './blobs/storeOrigins.ts';
import { addBrandingRoutes } from './branding/routes.ts';
import { addClerkRoutes } from './clerks/routes.ts';
import { addConversationRoutes } from './conversations/routes.ts';
import { addOwnDropInRoutes } from './dropIns/ownRoutes.ts';
import { addDropInRoutes } from './dropIns/routes.ts';
import { addHealthRoutes } from './health/routes.ts';
import { addCareRoutes } from './packages/careRoutes.ts';
import { addContentRoutes } from './packages/contentRoutes.ts';
import { addDirectRoutes } from './packages/directRoutes.ts';
import { addGateRoutes } from './packages/gateRoutes.ts';
import { addPartRoute } from './packages/partRoute.ts';
import { MOST_PARTS, UnderWay } from './packages/underWay.ts';
import { addUploadRoutes } from './packages/uploadRoutes.ts';
import { addWholeRoute } from './packages/wholeRoute.ts';
import { addMetricsRoute, countRequests } from './metrics/routes.ts';
import type { Parts } from './parts.ts';
import { addPolicyRoutes, publicPolicy } from './policyRoute.ts';
import { sendProblem } from './problems.ts';
import { Refusal } from './refusal.ts';
import { answerBadRequest } from './security/badRequests.ts';
import { addSecurityHeaders } from './security/headers.ts';
import { addRequestLog, requestIds } from './security/log.ts';
import { refuseForeignOrigins } from './security/origins.ts';
import { addSessionRoutes } from './sessions/routes.ts';
import { addOfficeJs } from './static/officeJs.ts';
import { addManifestRoutes } from './manifests/routes.ts';
import { addPages } from './static/pages.ts';
import { addPane } from './static/pane.ts';

/** Key and certificate as PEM; null where a proxy in front speaks https. */
export type TlsFiles = { readonly cert: Buffer; readonly key: Buffer } | null;

const MAX_HEADER_BYTES = 16 * 1024;

/** All routes and hooks over the given parts. Listens nowhere yet. */
export async function buildApp(parts: Parts, tls: TlsFiles = null): Promise<FastifyInstance> {
  const app = createInstance(parts, tls);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(new Refusal('not-found'), request, reply));
  addRequestLog(app);
  countRequests(app, parts.metrics);
  addSecurityHeaders(app, parts.publicOrigin);
  refuseForeignOrigins(app, parts.publicOrigin);

  addHealthRoutes(app, parts);
  const { token, listen } = parts.config.metrics;
  if (token !== null && listen === null) addMetricsRoute(app, parts.metrics, token);
  const policy = publicPolicy(parts.config);
  addPolicyRoutes(app, policy, parts.config.certificates);
  addBrandingRoutes(app, parts.config.branding);
  addSessionRoutes(app, parts);
  addClerkRoutes(app, parts);
  addOwnDropInRoutes(app, parts);
  addDropInRoutes(app, parts);
  addConversationRoutes(app, parts);
  addUploadRoutes(app, parts);
  const uploads = new UnderWay(MOST_PARTS);
  addPartRoute(app, parts, uploads);
  addDirectRoutes(app, parts);
  await addWholeRoute(app, parts, uploads);
  addGateRoutes(app, parts);
  addContentRoutes(app, parts);
  addCareRoutes(app, parts);

  await addPages(app, parts.builds.pages, { policy, connectTo: storeOrigins(parts.blobs) });
  const { pane } = parts.config;
  addPane(app, parts.builds.pane, parts);
  addManifestRoutes(app, parts);
  if (pane.officeJsDir !== null)
    addOfficeJs(app, pane.officeJsDir, { outlookOrigins: pane.outlookOrigins, officeCdn: false });
  return app;
}

function createInstance({ config, log, limits }: Parts, tls: TlsFiles): FastifyInstance {
  const wire = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: limits.headersMs,
    connectionsCheckingInterval: Math.min(5_000, limits.headersMs),
  };
  const options: FastifyServerOptions<HttpServer> = {
    loggerInstance: log,
    ...requestIds,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.socketMs,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    ajv: {
      customOptions: { strict: true, removeAdditional: false, coerceTypes: false, useDefaults: false },
    },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    clientErrorHandler: (error, socket) => answerBadRequest(error, socket),
  };
  // The two servers differ in type only by the socket underneath, which nobody here looks at.
  return tls
    ? (fastify({ ...options, https: { ...wire, ...tls } } as FastifyServerOptions) as FastifyInstance)
    : fastify({ ...options, http: wire });
}
