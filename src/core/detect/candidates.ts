import type { Shape } from './shape.ts';
import { keyLength, keyShape } from './shape.ts';

/** A stretch of text that could be a key, and how it is written there. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly shape: Shape;
  readonly form: Form;
}

export type Form = 'plain' | 'base64' | 'concatenated';

/** A run of letters and digits that has a key's length, where no longer token contains it. */
export interface Run {
  readonly start: number;
  readonly value: string;
}

const isAlnum = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/**
 * Every maximal run of exactly 32. Looks at every 32nd character only until it meets one that may belong to a run, so text
 * that is not made of such runs costs almost nothing.
 */
export function* keyRuns(text: string, length = keyLength): Generator<Run> {
  let probe = length - 1;
  let free = 0;
  while (probe < text.length) {
    if (!isAlnum(text.charCodeAt(probe))) {
      free = probe + 1;
      probe += length;
      continue;
    }
    let start = probe;
    while (start > free && isAlnum(text.charCodeAt(start - 1))) start--;
    if (probe - start + 1 < length && !reachesFull(text, probe, start + length)) {
      free = nextGap(text, probe);
      probe = free + length;
      continue;
    }
    const end = nextGap(text, probe);
    const head = start + escapeLength(text, start, end, length);
    if (end - head === length) yield { start: head, value: text.slice(head, end) };
    free = end + 1;
    probe = end + length;
  }
}

function reachesFull(text: string, probe: number, end: number): boolean {
  for (let at = probe + 1; at < end; at++) if (!isAlnum(text.charCodeAt(at))) return false;
  return true;
}

function nextGap(text: string, from: number): number {
  let at = from;
  while (at < text.length && isAlnum(text.charCodeAt(at))) at++;
  return at;
}

/** In `\nKEY`, `\u003dKEY`, `%3DKEY` and `␛[32mKEY` the run begins with what belongs to an escape. */
const escapes: readonly (readonly [before: string, head: RegExp])[] = [
  ['\\', /^(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrtbf])/],
  ['%', /^(?:25)?[2-7][0-9A-Fa-f]/],
  ['[', /^\d{1,2}m/],
  [';', /^\d{1,2}m/],
];

function escapeLength(text: string, start: number, end: number, length: number): number {
  const excess = end - start - length;
  if (excess <= 0) return 0;
  const before = text.charAt(start - 1);
  const row = escapes.find(([character]) => character === before);
  const head = row?.[1].exec(text.slice(start, end))?.[0] ?? '';
  return head.length === excess ? excess : 0;
}

/** The runs that stand on their own and look random. */
export function* plainCandidates(text: string): Generator<Candidate> {
  for (const { start, value } of keyRuns(text)) {
    if (!standsAlone(text, start, start + keyLength)) continue;
    const shape = keyShape(value);
    if (shape !== undefined) yield { start, end: start + keyLength, value, shape, form: 'plain' };
  }
}

/** Not a piece of base64, of a slug, of a path, of a domain, nor the name of a variable. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (/[+/_$@~]/.test(before) || /[+_(]/.test(after)) return false;
  if (before === '{' && text.charAt(start - 2) === '$' && after === '}') return false;
  if (after === '/' && !/^\/[gi]?["'\s]/.test(text.slice(end, end + 3))) return false;
  if (before === '-' && !/[:}]/.test(text.charAt(start - 2))) return false;
  if (before === '.' && /\w/.test(text.charAt(start - 2))) return false;
  if (/^["']\s{0,4}\+\s{0,4}["'][A-Za-z0-9]/.test(text.slice(end, end + 12))) return false;
  return !/^(?:[-.]\w|=(?:[\s"'`\\,=]|$))/.test(text.slice(end, end + 2));
}
