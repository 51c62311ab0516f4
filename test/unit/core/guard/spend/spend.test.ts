import assert from 'node:assert/strict';
import fc from 'fast-check';
import { presets } from '#core/guard/policy/policy.ts';
import { findAnomalies } from '#core/guard/spend/anomaly.ts';
import { admit, closedBreaker, failed, succeeded } from '#core/guard/spend/breaker.ts';
import { addSpend, emptyBook, judgeBudget } from '#core/guard/spend/budget.ts';
import { createCommitments, spendingIn } from '#core/guard/spend/commitments.ts';
import { closeFor, fullBucket, take } from '#core/guard/spend/limiter.ts';
import { costOf } from '#core/guard/spend/prices.ts';
import { pauseBefore } from '#core/guard/spend/retry.ts';

const noon = Date.UTC(2026, 7, 1, 12);

suite('Spending', () => {
  test('is priced by the model, an unknown one as the dearest', () => {
    assert.equal(costOf('mistral-large-latest', { prompt: 1_000_000, completion: 1_000_000 }), 2);
    assert.equal(costOf('something-new', { prompt: 1_000_000, completion: 1_000_000 }), 9);
  });

  test('warns before the limit, stops at it, and starts anew the next day', () => {
    const judge = (dollars: number, now = noon) =>
      judgeBudget(
        spendingIn(addSpend(emptyBook(noon), ['day'], { tokens: 0, dollars }, noon), createCommitments(), now),
        ['day'],
        { tokens: 1, dollars: 0.01 },
        presets.standard,
      ).kind;
    assert.equal(judge(1), 'allow');
    assert.equal(judge(17), 'warn');
    assert.equal(judge(20), 'block');
    assert.equal(judge(20, noon + 86_400_000), 'allow');
  });

  test('counts a request under way once, however often it is put down or taken out', () => {
    const commitments = createCommitments();
    const [one, other] = [1, 2].map((dollars) => ({ scopes: ['day'], planned: { tokens: 0, dollars } }));
    assert.ok(one && other);
    for (const pending of [one, one, other]) commitments.add(pending);
    assert.equal(commitments.in('day').dollars, 3);
    for (const pending of [one, one]) commitments.delete(pending);
    assert.deepEqual([commitments.in('day').dollars, commitments.size], [2, 1]);
  });

  test('counts in every scope by itself', () => {
    const book = addSpend(emptyBook(noon), ['day', 'key:a'], { tokens: 0, dollars: 30 }, noon);
    const spending = spendingIn(book, createCommitments(), noon);
    const planned = { tokens: 1, dollars: 0 };
    assert.equal(judgeBudget(spending, ['key:b'], planned, presets.standard).kind, 'allow');
    assert.equal(judgeBudget(spending, ['key:b', 'key:a'], planned, presets.standard).kind, 'block');
  });

  test('counts what requests under way may still come to, each but itself, and nothing once they are over', () => {
    const requests = fc.array(fc.record({ scopes: fc.subarray(['day', 'key:a', 'key:b']), dollars: fc.nat(100) }));
    fc.assert(
      fc.property(requests, fc.nat(), (wanted, chosen) => {
        const pending = createCommitments();
        const all = wanted.map(({ scopes, dollars }) => ({ scopes, planned: { tokens: dollars * 2, dollars } }));
        for (const each of all) pending.add(each);
        const self = all[chosen % Math.max(1, all.length)];
        const sumOf = (scope: string, some: typeof all) =>
          some.filter(({ scopes }) => scopes.includes(scope)).reduce((sum, { planned }) => sum + planned.dollars, 0);
        for (const scope of ['day', 'key:a', 'key:b']) {
          assert.equal(pending.in(scope).dollars, sumOf(scope, all));
          const others = all.filter((each) => each !== self);
          assert.equal(pending.in(scope, self).dollars, sumOf(scope, others));
        }
        for (const each of all) pending.delete(each);
        assert.deepEqual([pending.size, pending.in('day').dollars], [0, 0]);
      }),
    );
  });
});

suite('The limiter', () => {
  const size = { capacity: 3, perSecond: 1 };

  test('never lets out more than its capacity and its pace allow', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2_000), { maxLength: 60 }), (pauses) => {
        let now = noon;
        let bucket = fullBucket(size, now);
        let out = 0;
        for (const pause of pauses) {
          now += pause;
          const taken = take(bucket, size, now);
          bucket = taken.bucket;
          if (taken.ok) out++;
        }
        assert.ok(out <= size.capacity + ((now - noon) / 1000) * size.perSecond + 1e-6);
      }),
    );
  });

  test('waits as long as it said', () => {
    let bucket = fullBucket(size, noon);
    for (let i = 0; i < 3; i++) bucket = take(bucket, size, noon).bucket;
    const taken = take(bucket, size, noon);
    assert.ok(!taken.ok);
    assert.ok(take(taken.bucket, size, noon + taken.retryAfter).ok);
  });

  test('keeps the pause the server asked for', () => {
    const bucket = closeFor(fullBucket(size, noon), 5_000, noon);
    assert.equal(take(bucket, size, noon + 4_999).ok, false);
    assert.ok(take(bucket, size, noon + 5_000).ok);
  });
});

suite('The breaker', () => {
  const broken = () =>
    Array.from({ length: 5 }).reduce<ReturnType<typeof failed>>((breaker) => failed(breaker, noon), closedBreaker);

  test('opens at the fifth failure in a row, not before', () => {
    assert.equal(broken().at, 'open');
    assert.equal(failed(succeeded(), noon).at, 'closed');
  });

  test('lets one request through after its pause, and closes when that succeeds', () => {
    const admission = admit(broken(), noon + 10_000);
    assert.ok(admission.ok);
    assert.equal(admit(admission.breaker, noon + 10_000).ok, false);
    assert.deepEqual(succeeded(), closedBreaker);
  });

  test('waits longer each time that fails', () => {
    const again = failed({ at: 'half-open', rounds: 0 }, noon);
    assert.deepEqual(again, { at: 'open', until: noon + 20_000, rounds: 1 });
  });
});

suite('Trying again', () => {
  test('only what may pass, at most twice, later each time', () => {
    assert.equal(pauseBefore(1, { kind: 'server', status: 500 }, 0.5), 500);
    assert.equal(pauseBefore(2, { kind: 'offline' }, 0.5), 1_000);
    assert.equal(pauseBefore(3, { kind: 'offline' }, 0.5), undefined);
    assert.equal(pauseBefore(1, { kind: 'unauthorized' }, 0.5), undefined);
    assert.equal(pauseBefore(1, { kind: 'limited', retryAfter: 3_000 }, 0.5), 3_000);
    assert.equal(pauseBefore(1, { kind: 'limited', retryAfter: 90_000 }, 0.5), undefined);
  });
});

suite('An unusual day', () => {
  const usual = Array.from({ length: 10 }, (_, i) => ({ dollars: 1 + i / 10, requests: 40 + i, blocked: 1 }));

  test("is told from a person's own history", () => {
    assert.deepEqual(findAnomalies(usual, { dollars: 2, requests: 60, blocked: 2 }), []);
    assert.deepEqual(
      findAnomalies(usual, { dollars: 12, requests: 60, blocked: 9 }).map(({ measure }) => measure),
      ['dollars', 'blocked'],
    );
  });

  test('needs a history', () =>
    assert.deepEqual(findAnomalies(usual.slice(0, 3), { dollars: 99, requests: 999, blocked: 99 }), []));
});
