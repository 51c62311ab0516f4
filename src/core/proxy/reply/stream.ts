import type { Json, JsonObject } from '../json.ts';
import { isList, isObject, numberIn, parseJson } from '../json.ts';
import type { Elsewhere } from './elsewhere.ts';
import { createElsewhere } from './elsewhere.ts';
import type { ReadContext } from './gate.ts';
import { checkRest } from './rest.ts';
import { eventData } from './sse.ts';
import type { ToolCalls } from './toolCalls.ts';
import { createToolCalls } from './toolCalls.ts';
import type { Voices } from './voices.ts';
import { createVoices } from './voices.ts';

/** What a stream turned out to be, chunk by chunk; `heard` is what the model wrote, before any check. */
export type Streamed =
  | { readonly kind: 'chunk'; readonly chunk: JsonObject; readonly heard: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'broken'; readonly why: string };

interface Choice {
  readonly voices: Voices;
  readonly calls: ToolCalls;
  readonly elsewhere: Elsewhere;
  finished: boolean;
}

/** The chunks of a reply in their own shape, with what they say held back until it was looked at. */
export async function* checkStream(text: AsyncIterable<string>, context: ReadContext): AsyncGenerator<Streamed> {
  const choices = new Map<number, Choice>();
  for await (const data of eventData(text)) {
    if (data === '[DONE]') return yield allFinished(choices) ? { kind: 'done' } : unfinished;
    const chunk = parseJson(data);
    if (!isObject(chunk) || !isList(chunk.choices)) return yield { kind: 'broken', why: 'an event is not a chunk' };
    yield { kind: 'chunk', heard: heardIn(chunk.choices), chunk: await checkChunk(chunk, choices, context) };
  }
  yield unfinished;
}

const unfinished: Streamed = { kind: 'broken', why: 'the stream ended without an end' };

const allFinished = (choices: ReadonlyMap<number, Choice>): boolean =>
  choices.size > 0 && [...choices.values()].every(({ finished }) => finished);

async function checkChunk(chunk: JsonObject, all: Map<number, Choice>, context: ReadContext): Promise<JsonObject> {
  const { choices: said, ...rest } = chunk;
  const choices: Json[] = [];
  for (const choice of isList(said) ? said.filter(isObject) : []) {
    const index = numberIn(choice, 'index') ?? 0;
    const state = all.get(index) ?? newChoice(context);
    all.set(index, state);
    choices.push(await checkDelta(choice, state));
  }
  return { ...(await checkRest(rest, context)), choices };
}

const newChoice = (context: ReadContext): Choice => ({
  voices: createVoices(context),
  calls: createToolCalls(context),
  elsewhere: createElsewhere(context),
  finished: false,
});

async function checkDelta(choice: JsonObject, state: Choice): Promise<JsonObject> {
  const { delta, ...beside } = choice;
  const { content, tool_calls, ...rest } = isObject(delta) ? delta : {};
  const said = await state.voices.push(content);
  state.calls.push(tool_calls);
  const isLast = choice.finish_reason !== null && choice.finish_reason !== undefined;
  const pushed = await state.elsewhere.push({ ...beside, delta: rest });
  const whole = isLast ? await state.elsewhere.end(pushed) : pushed;
  const held = isLast ? await state.voices.end() : undefined;
  const calls = isLast ? await state.calls.end() : [];
  state.finished ||= isLast;
  const empty = content === undefined || content === null ? {} : { content: isList(content) ? [] : '' };
  const all = both(said, held);
  return {
    ...whole,
    delta: {
      ...(isObject(whole.delta) ? whole.delta : {}),
      ...empty,
      ...(all === undefined ? {} : { content: all }),
      ...(calls.length > 0 ? { tool_calls: calls } : {}),
    },
  };
}

function both(first: Json | undefined, second: Json | undefined): Json | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return isList(first) && isList(second) ? [...first, ...second] : `${first}${second}`;
}

/** Whatever a model wrote is paid for, shown or not. */
function heardIn(choices: readonly Json[]): string {
  const heard: string[] = [];
  for (const choice of choices.filter(isObject)) gather(choice.delta, heard);
  return heard.join('');
}

function gather(value: Json | undefined, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (isList(value)) for (const item of value) gather(item, into);
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) if (!names.has(key)) gather(item, into);
}

const names: ReadonlySet<string> = new Set(['role', 'type', 'id', 'name']);

/** A chunk that says nothing any more, now that its words wait in the gate. */
export const isSilent = (chunk: JsonObject): boolean =>
  chunk.usage === undefined &&
  isList(chunk.choices) &&
  chunk.choices
    .filter(isObject)
    .every(({ finish_reason = null, delta }) => finish_reason === null && saysNothing(delta));

const saysNothing = (delta: Json | undefined): boolean =>
  !isObject(delta) ||
  Object.entries(delta).every(([, value]) => value === '' || value === null || (isList(value) && value.length === 0));
