import type { FastifyInstance, FastifyReply } from 'fastify';
import type { MessageStore } from './messageStore.ts';

/** Addresses below /post/api that the mail views and the tests read. */
export function catcherRoutes(app: FastifyInstance, store: MessageStore): void {
  app.get('/post/api/messages', (request) => {
    const wanted = parameter(request.query, 'to')?.toLowerCase();
    const messages = store.list();
    return wanted === undefined ? messages : messages.filter(({ recipients }) => recipients.includes(wanted));
  });

  app.get('/post/api/messages/:id', async (request, reply) => {
    const message = await store.get(parameter(request.params, 'id') ?? '');
    return message ?? notFound(reply);
  });

  app.get('/post/api/messages/:id/raw', async (request, reply) => {
    const raw = await store.raw(parameter(request.params, 'id') ?? '');
    if (raw === undefined) return notFound(reply);
    return reply.type('text/plain; charset=utf-8').send(raw);
  });

  app.get('/post/api/messages/:id/attachments/:index', async (request, reply) => {
    const index = Number(parameter(request.params, 'index'));
    const content = await store.attachment(parameter(request.params, 'id') ?? '', index);
    if (content === undefined) return notFound(reply);
    // Never rendered under our own origin, whatever the sender called it.
    return reply.type('application/octet-stream').header('content-disposition', 'attachment').send(content);
  });

  app.delete('/post/api/messages/:id', async (request, reply) => {
    const removed = await store.remove(parameter(request.params, 'id') ?? '');
    return removed ? reply.code(204).send() : notFound(reply);
  });

  app.delete('/post/api/messages', async (_request, reply) => {
    await store.clear();
    return reply.code(204).send();
  });

  app.get('/post/api/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write('data: hello\n\n');
    const unsubscribe = store.subscribe(() => reply.raw.write('data: changed\n\n'));
    request.raw.on('close', unsubscribe);
  });
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('application/problem+json').send({ type: 'message-not-found', status: 404 });
}

function parameter(values: unknown, name: string): string | undefined {
  if (typeof values !== 'object' || values === null) return undefined;
  const value: unknown = Reflect.get(values, name);
  return typeof value === 'string' ? value : undefined;
}
