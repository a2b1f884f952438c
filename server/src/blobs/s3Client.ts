import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { Client } from 'minio';
import type { BlobConfig } from '../config.ts';
import { BlobError } from './blobStore.ts';
import type { S3Line } from './s3Line.ts';

export type S3Config = Extract<BlobConfig, { kind: 's3' }>;

/** The client for control calls and presigning. It never carries objects: see docs/adr/0026-s3-by-plain-requests.md. */
export function s3Client(config: S3Config, endpoint: URL, { controlAgent: agent, silentMs }: S3Line): Client {
  const secure = endpoint.protocol === 'https:';
  const request = (options: RequestOptions, answered: (answer: IncomingMessage) => void) => {
    const call = (secure ? https : http).request({ ...options, agent }, answered);
    // The client itself knows no time limit.
    call.setTimeout(silentMs, () => call.destroy(new BlobError('blob-store-unavailable')));
    return call;
  };
  return new Client({
    endPoint: endpoint.hostname.replace(/^\[|\]$/g, ''),
    port: Number(endpoint.port || (secure ? 443 : 80)),
    useSSL: secure,
    accessKey: config.accessKey.reveal(),
    secretKey: config.secretKey.reveal(),
    region: config.region,
    pathStyle: true,
    transport: { request } as unknown as typeof http,
    retryOptions: { maximumRetryCount: 2, baseDelayMs: 100, maximumDelayMs: 1_000 },
  });
}
