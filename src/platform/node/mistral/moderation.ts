import * as z from 'zod';
import type { ChatMessage } from '#core/mistral/chat.ts';
import type { Moderation, ModerationCategory } from '#core/mistral/moderation.ts';
import { moderationModel } from '#core/mistral/moderation.ts';
import type { Connection } from './call.ts';
import { ask } from './client.ts';
import { lacking } from './failed.ts';

export async function moderate(connection: Connection, texts: readonly string[]): Promise<Moderation[]> {
  const request = { model: moderationModel, inputs: [...texts] };
  const { results } = await ask(connection, (sdk, client) => sdk.classifiersModerate(client, request));
  return moderationsOf(results, texts.length);
}

export async function moderateChat(connection: Connection, messages: readonly ChatMessage[]): Promise<Moderation> {
  const request = { model: moderationModel, inputs: [...messages] };
  const { results } = await ask(connection, (sdk, client) => sdk.classifiersModerateChat(client, request));
  const [moderation] = moderationsOf(results, 1);
  if (moderation === undefined) throw lacking('not one result per text');
  return moderation;
}

const score = z.number().min(0).max(1);

/** Every category must be there, as a missing score would read as harmless; those we do not know are dropped. */
const scores = z.object({
  sexual: score,
  hate_and_discrimination: score,
  violence_and_threats: score,
  dangerous: score,
  criminal: score,
  selfharm: score,
  health: score,
  financial: score,
  law: score,
  pii: score,
  jailbreaking: score,
} satisfies Record<ModerationCategory, z.ZodNumber>);

function moderationsOf(results: readonly { categoryScores?: unknown }[], expected: number): Moderation[] {
  if (results.length !== expected) throw lacking('not one result per text');
  return results.map(({ categoryScores }) => ({ scores: scores.parse(categoryScores) }));
}
