/** A JSON value that remembers where its strings stand. */
export type JsonNode =
  | { readonly kind: 'string'; readonly start: number; readonly end: number }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
  | { readonly kind: 'other' };

const deepest = 64;
const other: JsonNode = { kind: 'other' };

/** Undefined for what is not JSON; a truncated notebook is no reason to throw. */
export function parseJsonNode(text: string): JsonNode | undefined {
  let at = 0;
  const space = () => {
    while (/\s/.test(text.charAt(at)) && at < text.length) at++;
  };
  const skip = (character: string): boolean => {
    space();
    if (text.charAt(at) !== character) return false;
    at++;
    return true;
  };

  const string = (): JsonNode | undefined => {
    const start = at + 1;
    for (at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === 34) return { kind: 'string', start, end: at++ };
    }
    return undefined;
  };

  const array = (depth: number): JsonNode | undefined => {
    const items: JsonNode[] = [];
    if (skip(']')) return { kind: 'array', items };
    do {
      const item = value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    } while (skip(','));
    return skip(']') ? { kind: 'array', items } : undefined;
  };

  const object = (depth: number): JsonNode | undefined => {
    const members = new Map<string, JsonNode>();
    if (skip('}')) return { kind: 'object', members };
    do {
      space();
      const name = text.charAt(at) === '"' ? string() : undefined;
      if (name?.kind !== 'string' || !skip(':')) return undefined;
      const member = value(depth + 1);
      if (member === undefined) return undefined;
      members.set(text.slice(name.start, name.end), member);
    } while (skip(','));
    return skip('}') ? { kind: 'object', members } : undefined;
  };

  const value = (depth: number): JsonNode | undefined => {
    if (depth > deepest) return undefined;
    space();
    const first = text.charAt(at);
    if (first === '"') return string();
    if (first === '[' || first === '{') at++;
    if (first === '[') return array(depth);
    if (first === '{') return object(depth);
    const literal = /^(?:-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity)/.exec(text.slice(at, at + 40))?.[0];
    if (literal === undefined) return undefined;
    at += literal.length;
    return other;
  };

  return value(0);
}

/** A JSON string's text, with the offset in the file of every character of it. */
export interface Unescaped {
  readonly text: string;
  /** Where an escaped shifted what follows: from this character on, the file is this far ahead. */
  readonly shifts: readonly (readonly [from: number, ahead: number])[];
}

const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

export function unescapeJson(raw: string): Unescaped {
  if (!raw.includes('\\')) return { text: raw, shifts: [] };
  const shifts: [number, number][] = [];
  let text = '';
  let ahead = 0;
  for (const [piece, , escaped] of raw.matchAll(/([^\\]+)|\\(u[0-9a-fA-F]{4}|[\s\S]?)/g)) {
    if (escaped === undefined) {
      text += piece;
      continue;
    }
    text +=
      escaped.length === 5 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : (simple[escaped] ?? escaped);
    ahead += piece.length - 1;
    shifts.push([text.length, ahead]);
  }
  return { text, shifts };
}
