import assert from 'node:assert/strict';
import type { Result } from '#core/result.ts';

/** The value, or a failed test that shows the error. */
export function expectValue<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) assert.fail(`expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}
