import type { Policy } from '../policy/policy.ts';
import type { Direction } from '../verdict.ts';

/** How a category counts in a conversation about code, whatever the policy's general level. */
type Treatment = { kind: 'general' } | { kind: 'warn-only' } | { kind: 'raised'; by: number } | { kind: 'off' };

const general: Treatment = { kind: 'general' };
const off: Treatment = { kind: 'off' };

interface Category {
  readonly input: Treatment;
  readonly output: Treatment;
}

/** Known categories. A new one the service sends counts like the general ones; a missing one is unknown, not fine. */
const categories: ReadonlyMap<string, Category> = new Map([
  ['sexual', { input: general, output: general }],
  ['hate_and_discrimination', { input: general, output: general }],
  // To kill a process is no threat.
  ['violence_and_threats', { input: { kind: 'raised', by: 0.2 }, output: general }],
  // Who defends also asks about attacks.
  ['dangerous', { input: { kind: 'warn-only' }, output: general }],
  ['criminal', { input: { kind: 'warn-only' }, output: general }],
  ['selfharm', { input: general, output: general }],
  ['health', { input: off, output: off }],
  ['financial', { input: off, output: off }],
  ['law', { input: off, output: off }],
  // Redaction has been here before: a high score says that it missed something.
  ['pii', { input: { kind: 'warn-only' }, output: off }],
  ['jailbreaking', { input: general, output: off }],
]);

export const expectedCategories: readonly string[] = [...categories.keys()];

export type Level = 'fine' | 'warn' | 'block';

export function levelOf(category: string, score: number, direction: Direction, policy: Policy): Level {
  const treatment = categories.get(category)?.[direction] ?? general;
  const blockAt = direction === 'input' ? policy['moderation.inputBlockAt'] : policy['moderation.outputBlockAt'];
  const warnAt = direction === 'input' ? policy['moderation.inputWarnAt'] : blockAt;
  switch (treatment.kind) {
    case 'off':
      return 'fine';
    case 'warn-only':
      return score >= blockAt ? 'warn' : 'fine';
    case 'raised':
      return score >= Math.min(1, blockAt + treatment.by) ? 'block' : 'fine';
    case 'general':
      return score >= blockAt ? 'block' : score >= warnAt ? 'warn' : 'fine';
  }
}
