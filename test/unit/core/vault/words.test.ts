import assert from 'node:assert/strict';
import { explainError, explainReminder } from '#core/vault/errorWords.ts';
import { ago, longSpan, shortSpan } from '#core/vault/relativeTime.ts';
import type { KeyState } from '#core/vault/state.ts';
import { day } from '#core/vault/state.ts';
import { describeKey, explainState, stateWord, statusText } from '#core/vault/words.ts';
import { aRecord, aView } from '#test/support/vault/records.ts';

const now = 100 * day;
const soon: KeyState = { is: 'expiring', expiresAt: now + 12 * day + 5, checkedAt: undefined };

suite('Words for a key', () => {
  test('beside its label', () => {
    assert.equal(describeKey(aView('main', soon), now), '…Ug6Y · expires in 12 d');
    assert.equal(
      describeKey(aView('main', { is: 'invalid', checkedAt: 0 }, true), now),
      '…Ug6Y · default · answers 401',
    );
    const fine = {
      ...aView('main', { is: 'ok', checkedAt: 0 }, true),
      record: { ...aRecord('main'), expiresAt: now + 41 * day },
    };
    assert.equal(describeKey(fine, now), '…Ug6Y · default · expires in 41 d');
    const retiring = aView('old main', { is: 'retiring', since: 0, answers: true });
    assert.equal(describeKey(retiring, now), '…Ug6Y · retiring, still answers');
  });

  test('beside its label, say how long and how it ended, where that is known', () => {
    const words = (state: KeyState) => describeKey(aView('main', state), now).replace('…Ug6Y · ', '');
    const hour = 3_600_000;
    assert.equal(words({ is: 'expired', expiresAt: now - 2 * day }), 'expired 2 d ago');
    assert.equal(words({ is: 'limited', until: now + 3 * 60_000 }), 'limited for 3 min');
    assert.equal(words({ is: 'retiring', since: 0, answers: false }), 'retiring');
    assert.equal(words({ is: 'offline', triedAt: now, goodAt: undefined }), 'not reachable');
    assert.equal(words({ is: 'offline', triedAt: now, goodAt: now - hour }), 'not reachable, worked 1 h ago');
    assert.equal(words({ is: 'forbidden', checkedAt: now }), 'not allowed');
  });

  test('say what happened, what it means and what to do', () => {
    assert.deepEqual(explainState(aView('production', { is: 'invalid', checkedAt: 0 }), now), {
      text: 'Key production answers 401. Requests with it fail.',
      actions: ['rotateKey', 'checkKey'],
    });
    assert.equal(
      explainState(aView('main', { is: 'offline', triedAt: now, goodAt: now - 3 * 3_600_000 }), now).text,
      'Mistral could not be reached. Key main last worked 3 h ago.',
    );
  });

  test('in the status bar are one or two', () => {
    assert.deepEqual(statusText(aView('main', soon), now), { text: '12 d', health: 'warning' });
    assert.deepEqual(statusText(aView('main', { is: 'lost' }), now), { text: 'Mistral key', health: 'error' });
    assert.deepEqual(statusText(aView('main', { is: 'unchecked' }), now), { text: 'Mistral', health: 'well' });
    const limited = statusText(aView('main', { is: 'limited', until: now + 1 }), now);
    assert.deepEqual(limited, { text: 'Mistral limited', health: 'warning' });
    for (const is of ['forbidden', 'invalid'] as const)
      assert.equal(statusText(aView('main', { is, checkedAt: 0 }), now).health, 'error');
    assert.deepEqual(statusText(aView('main', { is: 'locked' }), now), { text: 'Mistral', health: 'locked' });
  });

  test('are calm and whole sentences, for every state', () => {
    const states: readonly KeyState[] = [
      { is: 'ok', checkedAt: 0 },
      { is: 'unchecked' },
      { is: 'retiring', since: 0, answers: false },
      { is: 'retiring', since: 0, answers: true },
      { is: 'offline', triedAt: 0, goodAt: undefined },
      { is: 'limited', until: now + 90_000 },
      soon,
      { is: 'forbidden', checkedAt: 0 },
      { is: 'locked' },
      { is: 'lost' },
      { is: 'expired', expiresAt: 0 },
      { is: 'invalid', checkedAt: 0 },
    ];
    assert.equal(new Set(states.map(({ is }) => stateWord(is))).size, 11);
    for (const state of states) {
      const { text, actions } = explainState(aView('main', state), now);
      assert.match(text, /^[A-Z][^!]*\.$/);
      assert.match(text, /\bmain\b/);
      assert.ok(actions.length > 0);
    }
  });
});

suite('Words for a failure', () => {
  test('name the key that is already here', () => {
    const { text } = explainError({ kind: 'same-key', id: 'a', label: 'production' });
    assert.equal(text, 'This key is already here as production.');
  });
  test('count days as people do', () => {
    const reminder = { is: 'expiry', id: 'a', label: 'main', inDays: 1 } as const;
    assert.equal(explainReminder(reminder).text, 'Key main expires in 1 day.');
  });
});

suite('A span of time', () => {
  test('is told in its largest unit, rounded down', () => {
    assert.deepEqual([59_999, 60_000, 3_599_999, 3_600_000, day, 2 * day - 1].map(shortSpan), [
      'now',
      '1 min',
      '59 min',
      '1 h',
      '1 d',
      '1 d',
    ]);
    assert.deepEqual([0, 60_000, 2 * day].map(longSpan), ['a moment', '1 minute', '2 days']);
    assert.deepEqual([ago(now, now), ago(now - 120_000, now)], ['just now', '2 min ago']);
  });
});
