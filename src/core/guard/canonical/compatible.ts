import type { Edit } from './mapped.ts';

const beyondAscii = /[^\0-\x7f]+/g;
const cluster = /\P{M}\p{M}*|\p{M}+/gu;

/** Unicode's own compatibility folding (ｆｕｌｌｗｉｄｔｈ, 𝐛𝐨𝐥𝐝, ﬁ), cluster by cluster so that offsets stay exact. */
export const findCompatible = (text: string): readonly Edit[] =>
  Array.from(text.matchAll(beyondAscii)).flatMap(({ 0: run, index }) => editsIn(run, index));

function editsIn(run: string, offset: number): readonly Edit[] {
  const whole = run.normalize('NFKC');
  if (whole === run) return [];
  if (isLetterForLetter(run, whole)) return [{ start: offset, end: offset + run.length, text: whole }];
  return Array.from(run.matchAll(cluster)).flatMap(({ 0: from, index }) => {
    const to = from.normalize('NFKC');
    return to === from ? [] : [{ start: offset + index, end: offset + index + from.length, text: to }];
  });
}

/** A run of fullwidth letters keeps its length, and with it every offset: one edit does for all of it. */
const isLetterForLetter = (run: string, whole: string): boolean =>
  whole.length === run.length && /^[\uff01-\uff5e\u3000-\u30ff\u4e00-\u9fff]+$/.test(run);
