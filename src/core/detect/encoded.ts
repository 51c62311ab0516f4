import type { Candidate } from './candidates.ts';
import { keyLength, keyShape } from './shape.ts';

/** 32 bytes, or 33 when `echo` added its line feed, are 43 or 44 characters of base64. */
const base64Key = /(?<![A-Za-z0-9+/_=-])([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{43}[oK])(?![A-Za-z0-9+/_=-])/g;

export function* base64Candidates(text: string): Generator<Candidate> {
  for (const { 0: encoded, index } of text.matchAll(base64Key)) {
    const value = decodeKey(encoded);
    const shape = value === undefined ? undefined : keyShape(value);
    if (value !== undefined && shape !== undefined)
      yield { start: index, end: index + encoded.length, value, shape, form: 'base64' };
  }
}

function decodeKey(encoded: string): string | undefined {
  return /^([A-Za-z0-9]{32})\n?$/.exec(atob(encoded))?.[1];
}

const piece = `(["'])([A-Za-z0-9]{2,30})\\1`;
const joint = String.raw`[ \t]*(?:\+|\.{1,2}|&|<>|\\)?[ \t]*\r?\n?[ \t]*(?:\+|\.{1,2}|&)?[ \t]*`;
const joined = new RegExp(`(["'])([A-Za-z0-9]{2,30})\\1(?:${joint}\\1[A-Za-z0-9]{2,30}\\1){1,3}`, 'g');

/** `"abc…" + "def…"`: a key cut in at most four pieces, usually to slip past a scanner. */
export function* concatenatedCandidates(text: string): Generator<Candidate> {
  for (const { 0: whole, index } of text.matchAll(joined)) {
    const value = Array.from(whole.matchAll(new RegExp(piece, 'g')), ([, , part]) => part).join('');
    const shape = value.length === keyLength ? keyShape(value) : undefined;
    if (shape !== undefined)
      yield { start: index + 1, end: index + whole.length - 1, value, shape, form: 'concatenated' };
  }
}
