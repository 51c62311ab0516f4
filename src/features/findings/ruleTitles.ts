import { dotenvRule } from '#core/scan/exposure.ts';
import type { RuleId } from '#core/scan/rule.ts';
import { ruleInfos } from '#platform/node/scan/setup.ts';

const titles: ReadonlyMap<RuleId, string> = new Map(
  [...ruleInfos({}), dotenvRule].map(({ id, title }) => [id, title] as const),
);

/** A few words; a rule that this version does not know goes by its id. */
export const titleOf = (rule: RuleId): string => titles.get(rule) ?? rule;
