import type { Json, JsonObject } from '../json.ts';
import { isList, isObject, parseJson, textIn } from '../json.ts';

/** How a text inside a request counts. */
export type Place =
  /** The words of whoever asks. */
  | { readonly kind: 'typed' }
  /** What came along: instructions of the program, results of tools, earlier answers. */
  | { readonly kind: 'context'; readonly name: string }
  /** Only redacted: a text to embed or to judge gives nobody orders. */
  | { readonly kind: 'data' }
  /** A name of the protocol: only a key in it would be something to take out. */
  | { readonly kind: 'word' };

/** One kind of object: which of its fields are the protocol's own words, and what kind its other fields are of. */
interface Shape {
  readonly words: readonly string[];
  readonly inside: Readonly<Record<string, ShapeName>>;
}

export type ShapeName =
  | 'request'
  | 'message'
  | 'chunk'
  | 'call'
  | 'function'
  | 'tool'
  | 'format'
  | 'json'
  | 'binary'
  | 'data';

/** Whatever a table does not name is data, and looked at as such: an unknown field is no way round the guard. */
const shapes: Readonly<Record<ShapeName, Shape>> = {
  request: {
    words: [
      'model',
      'agent_id',
      'service_tier',
      'reasoning_effort',
      'prompt_mode',
      'tool_choice',
      'encoding_format',
      'output_dtype',
      'id',
      'object',
    ],
    inside: {
      messages: 'message',
      input: 'message',
      tools: 'tool',
      response_format: 'format',
      guardrails: 'format',
      choices: 'message',
      message: 'message',
      delta: 'message',
    },
  },
  message: {
    words: ['role', 'tool_call_id', 'name', 'finish_reason'],
    inside: { content: 'chunk', tool_calls: 'call', message: 'message', delta: 'message' },
  },
  chunk: {
    words: ['type', 'file_id', 'detail', 'signature', 'reference_ids'],
    inside: { thinking: 'chunk', image_url: 'binary', document_url: 'binary', input_audio: 'binary' },
  },
  call: { words: ['id', 'type'], inside: { function: 'function' } },
  tool: { words: ['type', 'library_ids', 'connector_id'], inside: { function: 'function' } },
  function: { words: ['name'], inside: { arguments: 'json' } },
  format: {
    words: ['type', 'name', 'model_name', 'action'],
    inside: { json_schema: 'format', moderation_llm_v1: 'format', moderation_llm_v2: 'format' },
  },
  json: { words: [], inside: {} },
  binary: { words: ['detail'], inside: { url: 'binary' } },
  data: { words: [], inside: {} },
};

export type Change = (text: string, place: Place) => string;

/** Every text in a value, changed in its place; everything else is kept as it was. */
export function mapTexts(value: Json, shape: ShapeName, place: Place, change: Change): Json {
  if (typeof value === 'string') return changedText(value, shape, place, change);
  if (isList(value)) return value.map((item) => mapTexts(item, shape, place, change));
  return isObject(value) ? mapObject(value, shape, place, change) : value;
}

export function countTexts(value: Json, shape: ShapeName): number {
  let count = 0;
  mapTexts(value, shape, data, (text) => {
    count++;
    return text;
  });
  return count;
}

function mapObject(object: JsonObject, shape: ShapeName, outer: Place, change: Change): JsonObject {
  const { words, inside } = shapes[shape];
  const place = shape === 'message' ? placeOfMessage(object, outer) : outer;
  const fields = Object.entries(object).map(([key, value]) => {
    const at = words.includes(key) && hasWordsOnly(value) ? word : place;
    const name = isFree(shape) ? change(key, data) : key;
    return [name, mapTexts(value, insideOf(inside, key), at, change)] as const;
  });
  return Object.fromEntries(fields);
}

const insideOf = (inside: Shape['inside'], key: string): ShapeName =>
  Object.hasOwn(inside, key) ? (inside[key] ?? 'data') : 'data';

const word: Place = { kind: 'word' };
const data: Place = { kind: 'data' };

/** Whose names are not the protocol's: a table by address or by key says as much in its names as in its values. */
const isFree = (shape: ShapeName): boolean => shape === 'data' || shape === 'json';

/** A field that should hold a name but holds a sentence, or an object, is read as what it is. */
const hasWordsOnly = (value: Json): boolean => (isList(value) ? value.every(isWord) : isWord(value));

const isWord = (value: Json): boolean => typeof value === 'string' && /^[\w.:/-]{1,200}$/.test(value);

function placeOfMessage(message: JsonObject, outer: Place): Place {
  const role = textIn(message, 'role');
  if (role === undefined || outer.kind === 'data') return outer;
  return role === 'user' ? { kind: 'typed' } : { kind: 'context', name: role.slice(0, 20) };
}

function changedText(text: string, shape: ShapeName, place: Place, change: Change): string {
  if (shape === 'binary' && isBinary(text)) return text;
  if (shape !== 'json') return change(text, place);
  const parsed = parseJson(text);
  if (typeof parsed !== 'object' || parsed === null) return change(text, place);
  const changed = mapTexts(parsed, 'data', place, change);
  const written = JSON.stringify(changed);
  return written === JSON.stringify(parsed) ? text : written;
}

/** A picture or a sound that came inside the request; nobody here can read it. */
const isBinary = (text: string): boolean =>
  /^data:[\w.+-]+\/[\w.+-]+;base64,[A-Za-z0-9+/=\s]*$|^[A-Za-z0-9+/=]{256,}$/.test(text);
