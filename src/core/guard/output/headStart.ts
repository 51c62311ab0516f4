import type { Verdict } from '../verdict.ts';
import { unitEnd } from './units.ts';

type Judge = (text: string) => Promise<Verdict>;

export interface HeadStart {
  /** More of the reply, as it came. */
  hear(text: string): void;
  readonly judge: Judge;
}

/**
 * The moderation is asked about the first words of a reply while the stretch behind them, which the local checks wait for,
 * is still on its way. Its answer counts only for exactly those words; were they changed, it is asked again.
 */
export function headStart(judge: Judge): HeadStart {
  let heard = '';
  let first: { readonly text: string; readonly verdict: Promise<Verdict> } | undefined;
  return {
    hear(text) {
      if (first !== undefined) return;
      heard += text;
      const end = unitEnd(heard, true, false);
      if (end === undefined) return;
      const words = heard.slice(0, end);
      first = { text: words, verdict: judge(words) };
    },
    judge: (text) => (first?.text === text ? first.verdict : judge(text)),
  };
}
