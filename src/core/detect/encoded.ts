import type { Candidate } from './candidates.ts';
import { keyRuns } from './candidates.ts';
import { keyLength, keyShape } from './shape.ts';

/**
 * 32 letters and digits are 43 characters of base64 and a sign, or 44 when `echo` added its line feed; and because of what
 * letters and digits are in ASCII, neither `+` nor `/` can be among them.
 */
const encodedLengths = [43, 44] as const;

export function* base64Candidates(text: string): Generator<Candidate> {
  for (const length of encodedLengths)
    for (const { start, value: encoded } of keyRuns(text, length)) {
      const end = start + length + (length === 43 ? 1 : 0);
      if (
        /[+/_-]/.test(text.charAt(start - 1)) ||
        /[\w+/=-]/.test(text.charAt(end)) ||
        !/^\w+=?$/.test(text.slice(start, end))
      )
        continue;
      const value = decodeKey(encoded);
      const shape = value === undefined ? undefined : keyShape(value);
      if (value !== undefined && shape !== undefined) yield { start, end, value, shape, form: 'base64' };
    }
}

function decodeKey(encoded: string): string | undefined {
  return /^([A-Za-z0-9]{32})\n?$/.exec(atob(encoded))?.[1];
}

const piece = /(["'])([A-Za-z0-9]{2,30})\1/g;
const joint = String.raw`[ \t]*(?:\+|\.{1,2}|&|<>|\\|\.concat\(|,)?[ \t]*\r?\n?[ \t]*(?:\+|\.{1,2}|&)?[ \t]*`;
const joined = new RegExp(`(["'])([A-Za-z0-9]{2,30})\\1(?:${joint}\\1[A-Za-z0-9]{2,30}\\1){1,3}`, 'g');

/** `"abc…" + "def…"`: a key cut in at most four pieces, usually to slip past a scanner. */
export function* concatenatedCandidates(text: string): Generator<Candidate> {
  for (const { 0: whole, index } of text.matchAll(joined)) {
    const value = Array.from(whole.matchAll(piece), ([, , part]) => part).join('');
    const shape = value.length === keyLength ? keyShape(value) : undefined;
    const end = index + whole.length;
    if (shape === undefined || (/["'][ \t\r\n]*,/.test(whole) && !isJoined(text, index, end))) continue;
    yield { start: index + 1, end: end - 1, value, shape, form: 'concatenated' };
  }
}

/** A list of two is a list, unless something makes one of it: `"".join([…])`, `[…].join('')`, `concat!(…)`, `paste0(…)`. */
const isJoined = (text: string, start: number, end: number): boolean =>
  /(?:join|concat!?|paste0|implode|str_cat)\s?\([^\n"']{0,20}$|\(\s?(?:""|'')\s?,\s?[[({]?$/i.test(
    text.slice(Math.max(0, start - 40), start),
  ) || /^\s?[\])}]{1,2}\.join\(\s?(?:""|'')/.test(text.slice(end, end + 20));
