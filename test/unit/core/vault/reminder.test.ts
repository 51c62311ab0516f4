import assert from 'node:assert/strict';
import { dueReminder } from '#core/vault/reminder.ts';
import { day } from '#core/vault/state.ts';
import { aRecord } from '#test/support/vault/records.ts';

const now = 100 * day;
const usual = { now, expiryWarningDays: 14, quietUntil: 0 };
const expiring = (id: string, days: number) => ({ ...aRecord(id), expiresAt: now + days * day });

suite('The reminder that is due', () => {
  test('is about the key that expires first', () => {
    const records = [expiring('a', 9), expiring('b', 2), expiring('c', 40)];
    assert.deepEqual(dueReminder(records, usual), { is: 'expiry', id: 'b', label: 'b', inDays: 2 });
  });

  test('is about the age of a key when none expires', () => {
    const old = { ...aRecord('a'), createdAt: now - 91 * day, rotateAfterDays: 90 };
    assert.deepEqual(dueReminder([aRecord('b'), old], usual), { is: 'age', id: 'a', label: 'a', ageDays: 91 });
  });

  test('waits while one was given within the day', () => {
    assert.equal(dueReminder([expiring('a', 2)], { ...usual, quietUntil: now + 1 }), undefined);
  });

  test('leaves a retiring key in peace', () => {
    assert.equal(dueReminder([{ ...expiring('a', 2), retiring: { since: 0, successor: 'b' } }], usual), undefined);
  });
});
