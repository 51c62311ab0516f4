import type { Span } from '../span.ts';
import type { Recogniser } from './entity.ts';
import { looksDrawn } from './keys.ts';

const keyLength = 32;
/** A model that spells a key out puts little between its parts; a page of text is no disguise. */
const widest = 120;

/**
 * The person's own keys, told by fingerprint: the one certain way to know a key that has no prefix. Also in parts, with
 * spaces or marks between them, and from its end to its beginning.
 */
export const recogniseOwnKeys =
  (isOwnKey: (candidate: string) => boolean): Recogniser =>
  (text) =>
    stretchesOfKeyLength(text)
      .filter(({ start, end }) => isEitherWay(text.slice(start, end), isOwnKey))
      .map(({ start, end }) => ({ type: 'key', start, end }));

/** From the beginning of a run of letters and digits to the end of one, with as many of them between as a key has. */
function stretchesOfKeyLength(text: string): readonly Span[] {
  const runs = runsIn(text);
  const stretches: Span[] = [];
  let letters = 0;
  let next = 0;
  for (const { start, end } of runs) {
    for (; letters < keyLength && next < runs.length; next++) letters += lengthOf(runs[next]);
    const last = runs[next - 1]?.end ?? end;
    if (letters === keyLength && last - start <= widest) stretches.push({ start, end: last });
    letters -= end - start;
  }
  return stretches;
}

const lengthOf = (span: Span | undefined): number => (span === undefined ? 0 : span.end - span.start);

/** Sign by sign: every text is looked at in this way, and a pattern takes five times as long. */
function runsIn(text: string): readonly Span[] {
  const runs: Span[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const isInside = isLetterOrDigit(text.charCodeAt(at));
    if (isInside && start < 0) start = at;
    if (isInside || start < 0) continue;
    runs.push({ start, end: at });
    start = -1;
  }
  return runs;
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);

function isEitherWay(written: string, isOwnKey: (candidate: string) => boolean): boolean {
  if (!/[A-Z]/.test(written)) return false;
  const letters = written.replace(/[^A-Za-z0-9]/g, '');
  return looksDrawn(letters) && (isOwnKey(letters) || isOwnKey(Array.from(letters).reverse().join('')));
}
