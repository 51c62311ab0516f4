import { leakDetector } from '#core/detect/leaks.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import type { RuleId, RuleInfo } from '#core/scan/rule.ts';
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

/** Whatever the editor can show a problem of has a page. */
export const rulePages: readonly RulePage[] = [
  ...plain.map((info) => ({ ...pageHead(info), text: plainPage(info) })),
  ...ruleCards.map((card) => ({ ...pageHead(card), text: rulePage(card) })),
];

function pageHead({ id, title }: Pick<RuleInfo, 'id' | 'title'>) {
  return { id, title, file: pageName(id) };
}
