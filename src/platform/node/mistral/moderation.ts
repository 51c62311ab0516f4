import { z } from 'zod';
import type { ChatMessage } from '#core/mistral/chat.ts';
import type { Moderation } from '#core/mistral/moderation.ts';
import { moderationCategories, moderationModel } from '#core/mistral/moderation.ts';
import type { Connection } from './call.ts';
import { ask } from './client.ts';
import { IncompleteReply } from './incompleteReply.ts';

export async function moderate(connection: Connection, texts: readonly string[]): Promise<Moderation[]> {
  const request = { model: moderationModel, inputs: [...texts] };
  const { results } = await ask(connection, (sdk, client) => sdk.classifiersModerate(client, request));
  return moderationsOf(results, texts.length);
}

export async function moderateChat(connection: Connection, messages: readonly ChatMessage[]): Promise<Moderation> {
  const request = { model: moderationModel, inputs: [...messages] };
  const { results } = await ask(connection, (sdk, client) => sdk.classifiersModerateChat(client, request));
  const [moderation] = moderationsOf(results, 1);
  if (moderation === undefined) throw new IncompleteReply();
  return moderation;
}

/** Every category must be there: a missing score would read as harmless. */
const scores = z.record(z.enum(moderationCategories), z.number().min(0).max(1));

function moderationsOf(results: readonly { categoryScores?: unknown }[], expected: number): Moderation[] {
  if (results.length !== expected) throw new IncompleteReply();
  return results.map(({ categoryScores }) => ({ scores: scores.parse(categoryScores) }));
}
