import assert from 'node:assert/strict';
import { askPatiently } from '#core/guard/connect.ts';
import { closedBreaker } from '#core/guard/spend/breaker.ts';
import type { MistralError } from '#core/mistral/error.ts';
import { fail } from '#core/result.ts';
import { World } from '#test/support/guard/world.ts';

suite('Asking patiently', () => {
  const cancelled = { ok: false, error: { kind: 'cancelled' } };

  function patience(sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>, signal: AbortSignal) {
    const { traffic } = new World();
    let asked = 0;
    const failing = async () => {
      asked += 1;
      return fail<MistralError>({ kind: 'offline' });
    };
    const ports = { clock: { now: () => 0, sleep }, random: { bytes: () => new Uint8Array(), unit: () => 0.5 } };
    const answer = askPatiently(failing, { ...traffic, breaker: closedBreaker }, ports, signal);
    return { answer, asked: () => asked };
  }

  test('asks nothing for somebody who has left', async () => {
    const { answer, asked } = patience(async () => {}, AbortSignal.abort());
    assert.deepEqual(await answer, cancelled);
    assert.equal(asked(), 0);
  });

  test('stops waiting when somebody leaves meanwhile, whether the clock throws then or not', async () => {
    for (const throws of [true, false]) {
      const leaving = new AbortController();
      const { answer, asked } = patience(async (_, signal) => {
        leaving.abort();
        if (throws) signal?.throwIfAborted();
      }, leaving.signal);
      assert.deepEqual(await answer, cancelled);
      assert.equal(asked(), 1);
    }
  });

  test('tries three times at most, and hides no fault of the clock', async () => {
    const { answer, asked } = patience(async () => {}, new AbortController().signal);
    assert.deepEqual(await answer, { ok: false, error: { kind: 'offline' } });
    assert.equal(asked(), 3);
    const broken = patience(async () => {
      throw new TypeError('a fault');
    }, new AbortController().signal);
    await assert.rejects(broken.answer, TypeError);
  });
});
