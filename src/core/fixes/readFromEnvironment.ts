import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { runsInBrowsers } from './browser.ts';
import type { TextEdit } from './edit.ts';
import type { CodeIdiom, TemplateIdiom } from './idiom.ts';
import { idiomFor } from './idioms.ts';
import type { Literal } from './literal.ts';
import { lineAt, literalAt } from './literal.ts';
import type { Obstacle } from './obstacle.ts';

/** Where a key stands, and which variable it is to be read from. */
export interface KeyPlace {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly languageId: string;
  /** With forward slashes. */
  readonly path: string;
  readonly variable: string;
  readonly owner?: string | undefined;
}

type Rewrite = Result<readonly TextEdit[], Obstacle>;

/** The edits after which the program reads the key from its environment, in the idiom of its language. */
export function readFromEnvironment(place: KeyPlace): Rewrite {
  if (isDotenvPath(place.path)) return fail('dotenv');
  if (runsInBrowsers(place)) return fail('browser');
  if (isManifest(place)) return fail('kubernetes');
  const idiom = idiomFor(place.languageId, place.path);
  if (idiom === undefined) return fail('no idiom');
  return idiom.kind === 'code' ? inCode(place, idiom) : ok([inText(place, idiom)]);
}

export const isDotenvPath = (path: string): boolean => /(?:^|\/)(?:\.env(?:rc|\.[^/]+)?|[^/]+\.env)$/.test(path);

/** Compose fills variables in, and so do many readers of YAML; Kubernetes hands on what it reads. */
const isManifest = ({ languageId, text }: KeyPlace): boolean =>
  languageId === 'yaml' && /^apiVersion:/m.test(text) && /^kind:/m.test(text);

function inCode(place: KeyPlace, idiom: CodeIdiom): Rewrite {
  const replaced = replaceLiteral(place, idiom);
  const isRead = replaced.ok && replaced.value.every(({ text }) => text !== '');
  if (!isRead) return replaced;
  return ok([...(idiom.also?.(place.text, lineAt(place.text, place.start)) ?? []), ...replaced.value]);
}

/** An expression in the place of the literal; nothing at all where the key was only a fallback. */
export function replaceLiteral(place: KeyPlace, idiom: CodeIdiom): Rewrite {
  const line = lineAt(place.text, place.start);
  if (idiom.constant?.test(line.text)) return fail('constant');
  const literal = literalAt(line, place, idiom);
  if (typeof literal === 'string') return fail(literal);
  const unset = withoutFallback(place.text, literal, idiom);
  if (unset !== undefined) return ok([unset]);
  const expression = expressionFor(place, literal, idiom);
  if (expression === undefined) return fail('part of a text');
  return ok([{ start: literal.start, end: literal.end, text: expression }]);
}

/** The environment is read already, and the key only stood in when the variable was not set. */
function withoutFallback(text: string, literal: Literal, { fallback }: CodeIdiom): TextEdit | undefined {
  const before = text.slice(Math.max(0, literal.start - 200), literal.start);
  const found = fallback?.exec(before);
  if (!found || literal.left !== '' || literal.right !== '') return undefined;
  return { start: literal.start - before.length + found.index + (found[1]?.length ?? 0), end: literal.end, text: '' };
}

function expressionFor({ variable, text }: KeyPlace, literal: Literal, idiom: CodeIdiom): string | undefined {
  const { prefix, quote, left, right } = literal;
  const read = idiom.read(variable, quote.charAt(0) === '`' ? '"' : quote.charAt(0), text);
  if (left === '' && right === '') return idiom.joint === undefined ? borrowed(read, text, literal) : read;
  if (idiom.joint === undefined) return undefined;
  const piece = (words: string) => (words === '' ? [] : [`${prefix}${quote}${words}${quote}`]);
  const whole = [...piece(left), read, ...piece(right)].join(idiom.joint);
  return /^[.[]/.test(text.slice(literal.end)) ? `(${whole})` : whole;
}

/** A literal of Rust is borrowed; what is read is owned. */
const borrowed = (read: string, text: string, { end }: Literal): string =>
  text.charAt(end) === '.' ? read : `&${read}`;

function inText({ text, start, end, variable }: KeyPlace, idiom: TemplateIdiom): TextEdit {
  const line = lineAt(text, start);
  const before = line.text.slice(0, start - line.start);
  const fallback = idiom.fallback?.exec(before);
  if (fallback) {
    const from = line.start + fallback.index + (fallback[1]?.length ?? 0);
    return { start: from, end: end + closingQuote(text, end, before), text: '' };
  }
  return quoted(idiom, { start, end, text: idiom.read(variable) }, { before, next: text.charAt(end) });
}

const closingQuote = (text: string, end: number, before: string): number =>
  /["']$/.test(before) && text.charAt(end) === before.at(-1) ? 1 : 0;

interface Around {
  readonly before: string;
  readonly next: string;
}

/** Inside quotes that keep every character the reference would stay a word: they are closed in front of it. */
function quoted({ literalQuote, bareQuote }: TemplateIdiom, edit: TextEdit, { before, next }: Around): TextEdit {
  if (bareQuote === undefined) return edit;
  const open = openQuote(before);
  if (open === undefined) return { ...edit, text: `${bareQuote}${edit.text}${bareQuote}` };
  if (open !== literalQuote) return edit;
  const closed = `${open}"${edit.text}"`;
  return next === open ? { ...edit, end: edit.end + 1, text: closed } : { ...edit, text: closed + open };
}

function openQuote(before: string): string | undefined {
  let open: string | undefined;
  for (let at = 0; at < before.length; at++) {
    const character = before.charAt(at);
    if (character === '\\' && open !== "'") at++;
    else if (open === undefined && (character === '"' || character === "'")) open = character;
    else if (character === open) open = undefined;
  }
  return open;
}
