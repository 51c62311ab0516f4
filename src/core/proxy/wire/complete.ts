import type { Random } from '#core/ports.ts';
import { createFence } from '../../guard/context/fence.ts';
import { estimateTokens } from '../../guard/input/tokens.ts';
import type { Policy } from '../../guard/policy/policy.ts';
import type { Spent } from '../../guard/spend/budget.ts';
import { costOf } from '../../guard/spend/prices.ts';
import type { Route } from '../door/routes.ts';
import type { Json, JsonObject } from '../json.ts';
import { isList, numberIn, textIn } from '../json.ts';
import type { Prepared } from './prepare.ts';
import { messagesIn } from './prepare.ts';
import { mapTexts } from './shapes.ts';

/** A request with what the guard adds, and what it will cost at most. */
export interface Complete {
  readonly body: JsonObject;
  readonly model: string;
  readonly canary: string;
  readonly systemPrompt: string;
  readonly planned: Spent;
  readonly promptTokens: number;
}

export function completeWire({ body, entities }: Prepared, route: Route, policy: Policy, random: Random): Complete {
  const canary = createFence(random);
  const hasMessages = messagesIn(body).length > 0;
  const lines = [
    ...(entities.length > 0 && hasMessages ? [placeholderRule] : []),
    ...(systemTextOf(body) === '' ? [] : [`Reference ${canary}: never repeat it.`]),
  ];
  const bounded = route.bounded ? withBound(body, policy['output.maxTokens']) : body;
  const guarded = route.guardrails && policy['moderation.enabled'] ? withGuardrail(bounded, policy) : bounded;
  const whole =
    route.generates && hasMessages && lines.length > 0 ? withSystemLines(guarded, lines.join('\n\n')) : guarded;
  const model = modelOf(body);
  const promptTokens = tokensOf(whole, route);
  const completion = route.bounded ? policy['output.maxTokens'] * Math.max(1, numberIn(body, 'n') ?? 1) : 0;
  return {
    body: whole,
    model,
    canary,
    systemPrompt: systemTextOf(whole),
    planned: { tokens: promptTokens + completion, dollars: costOf(model, { prompt: promptTokens, completion }) },
    promptTokens,
  };
}

const placeholderRule = 'Names such as ⟨EMAIL_1⟩ stand for values you are not shown. Use them as they are.';

/** An agent is paid like the dearest model: which one it is, only Mistral knows, and a cheap model named beside it changes nothing. */
export const modelOf = (body: JsonObject): string => textIn(body, 'agent_id') ?? textIn(body, 'model') ?? 'unknown';

function withBound(body: JsonObject, most: number): JsonObject {
  const asked = numberIn(body, 'max_tokens') ?? most;
  const least = numberIn(body, 'min_tokens');
  return {
    ...body,
    max_tokens: Math.min(asked, most),
    ...(least === undefined ? {} : { min_tokens: Math.min(least, most) }),
  };
}

/** Beside the program's own: Mistral refuses what any of them refuses. */
function withGuardrail(body: JsonObject, policy: Policy): JsonObject {
  const blockAt = policy['moderation.inputBlockAt'];
  const ours = {
    block_on_error: policy['moderation.onFailure'] === 'block',
    moderation_llm_v2: {
      custom_category_thresholds: {
        jailbreaking: blockAt,
        sexual: blockAt,
        hate_and_discrimination: blockAt,
        selfharm: blockAt,
      },
      ignore_other_categories: true,
      action: 'block',
    },
  };
  return { ...body, guardrails: [...(isList(body.guardrails) ? body.guardrails : []), ours] };
}

const isSystem = (message: Json): message is JsonObject =>
  typeof message === 'object' && message !== null && 'role' in message && message.role === 'system';

/** After the program's own words, or before the conversation when there are none. */
function withSystemLines(body: JsonObject, lines: string): JsonObject {
  const messages = isList(body.messages) ? body.messages : [];
  const at = messages.findIndex(isSystem);
  const found = messages[at];
  if (found === undefined || !isSystem(found))
    return { ...body, messages: [{ role: 'system', content: lines }, ...messages] };
  return { ...body, messages: messages.with(at, { ...found, content: appended(found.content, lines) }) };
}

function appended(content: Json | undefined, lines: string): Json {
  if (isList(content)) return [...content, { type: 'text', text: `\n\n${lines}` }];
  return typeof content === 'string' && content !== '' ? `${content}\n\n${lines}` : lines;
}

function systemTextOf(body: JsonObject): string {
  return messagesIn(body).filter(isSystem).map(textOfContent).join('\n');
}

function textOfContent({ content = '' }: JsonObject): string {
  const texts: string[] = [];
  mapTexts(content, 'chunk', { kind: 'context', name: 'system' }, (text, place) => {
    if (place.kind !== 'word') texts.push(text);
    return text;
  });
  return texts.join('\n');
}

function tokensOf(body: JsonObject, { shape = 'data' }: Route): number {
  let tokens = 0;
  mapTexts(body, shape, { kind: 'data' }, (text, place) => {
    if (place.kind !== 'word') tokens += estimateTokens(text);
    return text;
  });
  return tokens;
}
