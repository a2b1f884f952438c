import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { listConversations, readConversation } from '../database/conversations.ts';
import { clerkOf, conversationIdOf } from '../packages/requests.ts';
import type { Parts } from '../parts.ts';

/** What a clerk sees of their conversations: states, no content. */
export function addConversationRoutes(app: FastifyInstance, parts: Parts): void {
  app.get(paths.conversations, async (request) => {
    const { clerkId } = await clerkOf(request, parts);
    return { conversations: await listConversations(parts.database, clerkId) };
  });

  app.get<{ Params: { conversationId: string } }>(paths.conversation(':conversationId'), async (request) => {
    const conversationId = conversationIdOf(request.params.conversationId);
    const { clerkId } = await clerkOf(request, parts);
    return readConversation(parts.database, clerkId, conversationId);
  });
}
