import { leakDetector } from '#core/detect/leaks.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import type { RuleId, RuleInfo } from '#core/scan/rule.ts';
import { sayRow } from '../say.ts';
import { ruleCards } from './cards.ts';
import { pageName, plainPage, rulePage } from './docs.ts';
import { notLookedAt } from './notLookedAt.ts';

/** A page that the build puts into the package. */
export interface RulePage {
  readonly id: RuleId;
  readonly title: string;
  readonly file: string;
  readonly text: string;
}

const plain: readonly RuleInfo[] = [...leakDetector().rules, dotenvRule, notLookedAt];

/** Whatever the editor can show a problem of has a page, in the language that is spoken. */
export const rulePages = (): readonly RulePage[] => [
  ...plain.map((info) => ({ ...pageHead(info), text: plainPage(info) })),
  ...ruleCards.map((card) => ({ ...pageHead(card), text: rulePage(card) })),
];

const pageHead = ({ id, title }: Pick<RuleInfo, 'id' | 'title'>) => ({
  id,
  title: sayRow(title),
  file: pageName(id),
});
