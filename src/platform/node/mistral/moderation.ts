import * as z from 'zod';
import type { ChatMessage } from '#core/mistral/chat.ts';
import type { Moderation } from '#core/mistral/moderation.ts';
import type { Connection } from './call.ts';
import { ask } from './client.ts';
import { lacking } from './failed.ts';

export async function moderate(connection: Connection, model: string, texts: readonly string[]): Promise<Moderation[]> {
  const request = { model, inputs: [...texts] };
  const { results } = await ask(connection, (sdk, client) => sdk.classifiersModerate(client, request));
  return moderationsOf(results, texts.length);
}

export async function moderateChat(
  connection: Connection,
  model: string,
  messages: readonly ChatMessage[],
): Promise<Moderation> {
  const request = { model, inputs: [...messages] };
  const { results } = await ask(connection, (sdk, client) => sdk.classifiersModerateChat(client, request));
  const [moderation] = moderationsOf(results, 1);
  if (moderation === undefined) throw lacking('not one result per text');
  return moderation;
}

/** No scores at all is no moderation; which of them are missing is for the guard to judge. */
const scores = z.record(z.string().max(80), z.number().min(0).max(1)).refine((found) => Object.keys(found).length > 0);

function moderationsOf(results: readonly { categoryScores?: unknown }[], expected: number): Moderation[] {
  if (results.length !== expected) throw lacking('not one result per text');
  return results.map(({ categoryScores }) => ({ scores: scores.parse(categoryScores) }));
}
