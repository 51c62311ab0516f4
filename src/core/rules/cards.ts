import { steps } from './calls/harden.ts';
import { lineRules } from './configTable.ts';
import type { RuleCard } from './rule.ts';
import { callRules } from './table.ts';

/** Everything that has a page of its own: rules, and the steps that one finding lists. */
export const ruleCards: readonly RuleCard[] = [
  ...new Map(
    [...lineRules, ...callRules, ...steps.map((step): RuleCard => ({ ...step, severity: 'hint' }))].map((card) => [
      card.id,
      card,
    ]),
  ).values(),
];
