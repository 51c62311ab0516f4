import type { Edit } from './mapped.ts';

/** Characters nobody sees: format controls, bidi controls, fillers, variation selectors, tags. */
const invisible =
  /(?:[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}])+/gu;

export type HiddenTechnique = 'tag-characters' | 'variation-selectors' | 'bidi-override' | 'zero-width';

export interface Hidden extends Edit {
  readonly technique: HiddenTechnique | undefined;
}

/** Drops what cannot be seen; text smuggled in tags or variation selectors takes the place of its carrier. */
export function findInvisible(text: string): readonly Hidden[] {
  const candidates = Array.from(text.matchAll(beyondAscii));
  return candidates.flatMap(({ 0: run, index }) =>
    Array.from(run.matchAll(invisible), (found) => hiddenAt(text, found[0], index + found.index)),
  );
}

/** A cheap look first: the table of what cannot be seen is long, and texts are mostly ASCII. */
const beyondAscii = /[^\0-\x7f]+/g;

function hiddenAt(text: string, run: string, start: number): Hidden {
  const end = start + run.length;
  const message = run.length < 2 || isFlagEmoji(text, start) ? '' : smuggledIn(run);
  return { start, end, text: message, technique: techniqueOf(run, message, () => insideWord(text, start, end)) };
}

/** 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and its like are honest users of tag characters. */
const isFlagEmoji = (text: string, start: number): boolean => text.startsWith('\u{1f3f4}', start - 2);

const insideWord = (text: string, start: number, end: number): boolean =>
  /\p{L}/u.test(text.charAt(start - 1)) && /\p{L}/u.test(text.charAt(end)) && /[a-z]/i.test(text.charAt(end));

function smuggledIn(run: string): string {
  const points = Array.from(run, (character) => character.codePointAt(0) ?? 0);
  const tagged = points.filter((point) => point >= 0xe0020 && point <= 0xe007e);
  if (tagged.length > 0) return String.fromCodePoint(...tagged.slice(0, 20_000).map((point) => point - 0xe0000));
  return smuggledBytes(points);
}

/** Variation selectors number 256, one for each byte: a known way to hang a message on one emoji. */
function smuggledBytes(points: readonly number[]): string {
  const bytes = points.flatMap((point) => {
    if (point >= 0xfe00 && point <= 0xfe0f) return [point - 0xfe00];
    return point >= 0xe0100 && point <= 0xe01ef ? [point - 0xe0100 + 16] : [];
  });
  return bytes.length < 4 ? '' : new TextDecoder().decode(Uint8Array.from(bytes)).replace(/[^\P{C}\n]/gu, '');
}

function techniqueOf(run: string, message: string, splitsWord: () => boolean): HiddenTechnique | undefined {
  if (message !== '') return /[\u{e0020}-\u{e007e}]/u.test(run) ? 'tag-characters' : 'variation-selectors';
  if (/[\u202d\u202e]/.test(run)) return 'bidi-override';
  return /[\u200b\u2060-\u2064\ufeff]/.test(run) && splitsWord() ? 'zero-width' : undefined;
}
