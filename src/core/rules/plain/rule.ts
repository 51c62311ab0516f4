import type { Hit, RuleCard } from '../rule.ts';
import type { PlainLanguage } from './language.ts';
import type { PlainSource } from './source.ts';

/** The rule of another language, asked of these: it carries that rule's name and is described there. */
export interface PlainRule {
  readonly card: RuleCard<`call/${string}`>;
  readonly languages: readonly PlainLanguage[];
  hits(source: PlainSource): readonly Hit[];
}

export const compiled: readonly PlainLanguage[] = ['java', 'go', 'c-sharp'];
export const noFix = (): readonly [] => [];
