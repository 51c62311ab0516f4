import assert from 'node:assert/strict';
import type { KeyRecord } from '#core/vault/record.ts';
import type { Circumstances, KeyState } from '#core/vault/state.ts';
import { day, isUsable, stateOf, worstFirst, worstOf } from '#core/vault/state.ts';
import { aRecord } from '#test/support/vault/records.ts';

const now = 100 * day;
const usual: Circumstances = { storage: 'present', now, expiryWarningDays: 14 };
const good = { at: now - day, outcome: 'ok' } as const;

const is = (record: Partial<KeyRecord>, circumstances: Partial<Circumstances> = {}) =>
  stateOf({ ...aRecord('a'), ...record }, { ...usual, ...circumstances });

suite('The state of a key', () => {
  test('is unchecked until Mistral has answered', () => {
    assert.deepEqual(is({}), { is: 'unchecked' });
    assert.deepEqual(is({ lastCheck: good }), { is: 'ok', checkedAt: good.at });
  });

  test('is lost when storage no longer has it, and locked when storage cannot be asked', () => {
    assert.deepEqual(is({ lastCheck: good }, { storage: 'absent' }), { is: 'lost' });
    assert.deepEqual(is({ lastCheck: good }, { storage: 'locked' }), { is: 'locked' });
  });

  test('warns in time, and tells when the time is over', () => {
    const soon = now + 5 * day;
    assert.deepEqual(is({ expiresAt: soon }), { is: 'expiring', expiresAt: soon, checkedAt: undefined });
    assert.deepEqual(is({ expiresAt: now + 15 * day }), { is: 'unchecked' });
    assert.deepEqual(is({ expiresAt: now }), { is: 'expired', expiresAt: now });
  });

  test('believes a key that answered after its day', () => {
    assert.deepEqual(is({ expiresAt: now - 2 * day, lastCheck: good }), { is: 'ok', checkedAt: good.at });
  });

  test('keeps the last good answer, with its age, while Mistral cannot be reached', () => {
    const lastTry = { at: now, hindrance: 'server' } as const;
    assert.deepEqual(is({ lastCheck: good, lastTry }), { is: 'offline', triedAt: now, goodAt: good.at });
    assert.deepEqual(is({ lastTry }), { is: 'offline', triedAt: now, goodAt: undefined });
  });

  test('does not turn a dead key grey because Mistral cannot be reached', () => {
    const lastTry = { at: now, hindrance: 'offline' } as const;
    assert.equal(is({ lastCheck: { at: now - day, outcome: 'invalid' }, lastTry }).is, 'invalid');
  });

  test('is limited until the moment the server gave, or for a minute', () => {
    const limited = { at: now - 1000, hindrance: 'limited' } as const;
    assert.deepEqual(is({ lastCheck: good, lastTry: { ...limited, until: now + 1 } }), {
      is: 'limited',
      until: now + 1,
    });
    assert.equal(is({ lastCheck: good, lastTry: { ...limited, until: now } }).is, 'ok');
    assert.equal(is({ lastTry: limited }).is, 'limited');
    assert.equal(is({ lastTry: limited }, { now: now + 59_000 }).is, 'unchecked');
  });

  test('is forbidden when Mistral answered 403, and may not be used then', () => {
    const state = is({ lastCheck: { at: now - day, outcome: 'forbidden' } });
    assert.deepEqual(state, { is: 'forbidden', checkedAt: now - day });
    assert.ok(!isUsable(state));
  });

  test('says of a retiring key whether it still answers', () => {
    const retiring = { since: now, successor: 'b' };
    assert.deepEqual(is({ retiring, lastCheck: good }), { is: 'retiring', since: now, answers: true });
    assert.deepEqual(is({ retiring, lastCheck: { at: now, outcome: 'invalid' } }), {
      is: 'retiring',
      since: now,
      answers: false,
    });
  });

  test('allows a request wherever nothing known speaks against it', () => {
    const usable = (state: KeyState) => isUsable(state);
    assert.ok(usable({ is: 'unchecked' }) && usable({ is: 'offline', triedAt: 0, goodAt: undefined }));
    assert.ok(!usable({ is: 'limited', until: 1 }) && !usable({ is: 'retiring', since: 0, answers: true }));
  });
});

suite('The worst of several keys', () => {
  const view = (state: KeyState) => ({ state });
  test('is the one a person should hear about', () => {
    const views = [view({ is: 'ok', checkedAt: 0 }), view({ is: 'invalid', checkedAt: 0 }), view({ is: 'locked' })];
    assert.equal(worstOf(views)?.state.is, 'invalid');
    assert.deepEqual(
      worstFirst(views).map(({ state }) => state.is),
      ['invalid', 'locked', 'ok'],
    );
  });
  test('is the first of equals, and nothing when there is no key', () => {
    const [first, second] = [view({ is: 'lost' }), view({ is: 'lost' })];
    assert.equal(worstOf([first, second]), first);
    assert.equal(worstOf([]), undefined);
  });
});
