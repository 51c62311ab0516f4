import { mistralRule } from '#core/detect/mistralRule.ts';
import type { RuleId } from '#core/scan/rule.ts';

/** What these rules find is a key that the vault can hold. */
const rules: ReadonlySet<RuleId> = new Set([mistralRule.id]);

export const isKeepable = (rule: RuleId): boolean => rules.has(rule);
