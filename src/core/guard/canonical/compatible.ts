import type { Edit } from './mapped.ts';

const beyondAscii = /[^\0-\x7f]+/g;
const cluster = /\P{M}\p{M}*|\p{M}+/gu;

/** Unicode's own compatibility folding (ｆｕｌｌｗｉｄｔｈ, 𝐛𝐨𝐥𝐝, ﬁ), cluster by cluster so that offsets stay exact. */
export function findCompatible(text: string): readonly Edit[] {
  if (text.normalize('NFKC') === text) return [];
  return Array.from(text.matchAll(beyondAscii)).flatMap(({ 0: run, index }) => editsIn(run, index));
}

function editsIn(run: string, offset: number): readonly Edit[] {
  if (run.normalize('NFKC') === run) return [];
  return Array.from(run.matchAll(cluster)).flatMap(({ 0: from, index }) => {
    const to = from.normalize('NFKC');
    return to === from ? [] : [{ start: offset + index, end: offset + index + from.length, text: to }];
  });
}
