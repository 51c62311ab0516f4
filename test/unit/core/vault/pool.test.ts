import assert from 'node:assert/strict';
import { array, boolean, constantFrom, assert as holds, integer, property } from 'fast-check';
import { turn } from '#core/vault/pool.ts';
import type { KeyState } from '#core/vault/state.ts';
import { isUsable } from '#core/vault/state.ts';
import { aView } from '#test/support/vault/records.ts';

const ok: KeyState = { is: 'ok', checkedAt: 0 };
const limited: KeyState = { is: 'limited', until: 9 };
const invalid: KeyState = { is: 'invalid', checkedAt: 0 };

suite('The turn of a pool', () => {
  test('stays until the time is over, then goes round', () => {
    const pool = [aView('a', ok), aView('b', ok, true), aView('c', ok)];
    assert.deepEqual(turn(pool, false), { is: 'stay' });
    assert.deepEqual(turn(pool, true), { is: 'move', to: 'c', because: 'its turn is over' });
    const last = [aView('a', ok), aView('b', ok, true)];
    assert.deepEqual(turn(last, true), { is: 'move', to: 'a', because: 'its turn is over' });
  });

  test('moves at once off a dead or limited key, past others like it', () => {
    const pool = [aView('a', invalid, true), aView('b', limited), aView('c', ok)];
    assert.deepEqual(turn(pool, false), { is: 'move', to: 'c', because: 'invalid' });
  });

  test('never moves onto a key that cannot serve', () => {
    const state = constantFrom<KeyState[]>(
      ok,
      limited,
      invalid,
      { is: 'lost' },
      { is: 'retiring', since: 0, answers: true },
    );
    holds(
      property(
        array(state, { minLength: 1, maxLength: 6 }),
        integer({ min: 0, max: 5 }),
        boolean(),
        (states, at, over) => {
          const pool = states.map((one, place) => aView(`${place}`, one, place === at));
          const decided = turn(pool, over);
          if (decided.is === 'stay') return true;
          const to = pool.find(({ record }) => record.id === decided.to);
          return to !== undefined && isUsable(to.state) && !to.isDefault;
        },
      ),
    );
  });
});
