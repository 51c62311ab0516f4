import type { PolicyKey } from '#core/guard/policy/policy.ts';
import type { EntityType } from '#core/guard/redact/entity.ts';

export const redactKey = (type: EntityType): Extract<PolicyKey, `redact.${string}`> =>
  `redact.${type === 'lookalike' ? 'term' : type}`;

/** A key never goes out as it is, and what the workspace asks for is not ours to loosen. */
export const canChange = (type: EntityType, origin: string): boolean =>
  type !== 'key' && type !== 'lookalike' && origin !== 'workspace';
