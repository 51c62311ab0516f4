import type { Answer } from '../answer.ts';
import { json } from '../answer.ts';
import { textOf } from '../contract/messages.ts';
import { chatModerationRequest, moderationRequest } from '../contract/moderation.ts';
import type { Exchange } from '../exchange.ts';
import { jsonOf } from '../jsonOf.ts';
import { scoresOf } from './scores.ts';

export function moderate({ request, wish }: Exchange): Answer {
  const { model, input } = moderationRequest.parse(jsonOf(request));
  return moderated(model, typeof input === 'string' ? [input] : input, wish.scores);
}

export function moderateChat({ request, wish }: Exchange): Answer {
  const { model, input } = chatModerationRequest.parse(jsonOf(request));
  const chats = input.map((entry) => (Array.isArray(entry) ? entry : undefined));
  const lasts = chats.every((chat) => chat !== undefined) ? chats.map((chat) => chat.at(-1)) : [input.flat().at(-1)];
  const texts = lasts.map((last) => (last === undefined ? '' : textOf(last)));
  return moderated(model, texts, wish.scores);
}

function moderated(model: string, texts: readonly string[], byText: Exchange['wish']['scores']): Answer {
  return json({ id: 'mod-played', model, results: texts.map((text) => result(scoresOf(text, byText))) });
}

function result(category_scores: Readonly<Record<string, number>>) {
  const categories = Object.fromEntries(Object.entries(category_scores).map(([name, score]) => [name, score >= 0.5]));
  return { categories, category_scores };
}
