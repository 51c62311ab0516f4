import assert from 'node:assert/strict';
import fc from 'fast-check';
import { retryAfterMs } from '#core/mistral/retryAfter.ts';

const now = Date.UTC(2030, 0, 31, 12, 0, 0);

suite('how long Retry-After asks to wait', () => {
  test('seconds', () => {
    assert.equal(retryAfterMs('2', now), 2000);
    assert.equal(retryAfterMs(' 0 ', now), 0);
    assert.equal(retryAfterMs('1.5', now), 1500);
  });

  test('a date', () => {
    assert.equal(retryAfterMs('Thu, 31 Jan 2030 12:00:30 GMT', now), 30_000);
  });

  test('a date that has passed means now', () => {
    assert.equal(retryAfterMs('Thu, 31 Jan 2030 11:00:00 GMT', now), 0);
  });

  test('nothing, or nonsense, says nothing', () => {
    for (const header of [null, '', 'soon', '-5', '1e9', 'NaN', '99999999999999']) {
      assert.equal(retryAfterMs(header, now), undefined);
    }
  });

  test('never a negative or an endless wait', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const wait = retryAfterMs(header, now);
        assert.ok(wait === undefined || (Number.isFinite(wait) && wait >= 0));
      }),
    );
  });
});
