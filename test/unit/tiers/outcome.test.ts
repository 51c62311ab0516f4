import assert from 'node:assert/strict';
import { judge } from '#test/tiers/outcome.ts';

suite('the outcome of a tier', () => {
  test('is its count when all went well', () => {
    assert.deepEqual(judge({ passed: 3, failed: 0, skipped: 0, failures: [] }, undefined), {
      passed: 3,
      failed: 0,
      failures: [],
    });
  });

  test('is its count when tests failed, whatever the process said then', () => {
    assert.deepEqual(judge({ passed: 3, failed: 2, skipped: 0, failures: [] }, 'ended with 2'), {
      passed: 3,
      failed: 2,
      failures: [],
    });
  });

  test('is a failure when the tier ended without a count', () => {
    assert.deepEqual(judge(undefined, 'ended with SIGKILL'), {
      passed: 0,
      failed: 1,
      failures: [],
      problem: 'gave no count: ended with SIGKILL',
    });
  });

  test('is a failure when no test ran', () => {
    assert.equal(judge({ passed: 0, failed: 0, skipped: 0, failures: [] }, undefined).failed, 1);
  });

  test('counts a skipped test as failed', () => {
    assert.deepEqual(judge({ passed: 3, failed: 0, skipped: 2, failures: [] }, undefined), {
      passed: 3,
      failed: 2,
      failures: [],
      problem: '2 skipped',
    });
  });

  test('is a failure when the process broke after its tests passed', () => {
    assert.equal(judge({ passed: 3, failed: 0, skipped: 0, failures: [] }, 'ended with 1').failed, 1);
  });
});
