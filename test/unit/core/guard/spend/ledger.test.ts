import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import { bookOf, laterBook } from '#core/guard/spend/book.ts';
import { addSpend, emptyBook } from '#core/guard/spend/budget.ts';
import { createCommitments, spendingIn } from '#core/guard/spend/commitments.ts';
import { createLedger } from '#core/guard/spend/ledger.ts';
import { judgeMonth } from '#core/guard/spend/month.ts';
import { scopesOf } from '#core/guard/spend/scopes.ts';

const noon = Date.UTC(2026, 7, 1, 12);

const recordAt = (at: number, keyId: string, tokens: number): AuditRecord => ({
  at: new Date(at).toISOString(),
  model: 'mistral-small-latest',
  keyId,
  profile: 'p',
  workspace: 'w',
  outcome: 'answered',
  codes: [],
  characters: 0,
  messages: 2,
  tokens: { prompt: tokens, completion: 0 },
  redacted: {},
  milliseconds: 1,
  dollars: tokens / 1_000,
});

suite('The book read back from the log', () => {
  test('is the one that was kept while it happened', () => {
    const spending = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat(1_000)));
    fc.assert(
      fc.property(spending, (spent) => {
        const records = spent.map(([key, tokens]) => recordAt(noon, key, tokens));
        const kept = records.reduce(
          (book, record) =>
            addSpend(book, scopesOf(record), { tokens: record.tokens.prompt, dollars: record.dollars }, noon),
          emptyBook(noon),
        );
        assert.deepEqual(bookOf(records, noon), kept);
      }),
    );
  });

  test('counts today only', () => {
    const records = [recordAt(noon - 86_400_000, 'a', 500), recordAt(noon, 'a', 7)];
    assert.equal(bookOf(records, noon).byScope['key:a']?.tokens, 7);
  });

  test('and another view of the same day together never say less than either', () => {
    const book = bookOf([recordAt(noon, 'a', 10)], noon);
    const more = bookOf([recordAt(noon, 'a', 10), recordAt(noon, 'b', 5)], noon);
    assert.deepEqual(laterBook(book, more), more);
    assert.deepEqual(laterBook(more, book), more);
    const tomorrow = { ...book, day: '9999-01-01' };
    assert.deepEqual([laterBook(more, tomorrow), laterBook(tomorrow, more)], [tomorrow, tomorrow]);
    assert.deepEqual(laterBook(more, emptyBook(noon + 86_400_000)), emptyBook(noon + 86_400_000));
  });
});

suite('What requests share', () => {
  const world = () => {
    const written: AuditRecord[] = [];
    const state = { now: noon };
    let told = 0;
    const news = async () => {
      const since = written.slice(told);
      told = written.length;
      return since;
    };
    return { written, state, ledger: createLedger({ read: async () => written, news, now: () => state.now }) };
  };

  test('is one book for all servers and profiles, with what other windows spent', async () => {
    const { written, ledger } = world();
    const first = await ledger.traffic('https://one', 'p');
    first.book = addSpend(first.book, ['day'], { tokens: 5, dollars: 0 }, noon);
    written.push(recordAt(noon, 'other', 100));
    const second = await ledger.traffic('https://two', 'q');
    assert.equal(second.book.byScope.day?.tokens, 100);
    assert.equal(first.book, second.book);
  });

  test('grows by what other windows write, bit by bit', async () => {
    const { written, ledger } = world();
    const traffic = await ledger.traffic('https://one', 'p');
    for (const tokens of [100, 20, 3]) {
      written.push(recordAt(noon, 'other', tokens));
      await ledger.traffic('https://one', 'p');
    }
    assert.equal(traffic.book.byScope['key:other']?.tokens, 123);
  });

  test('is not forgotten because the log could not be written', async () => {
    const { ledger } = world();
    const traffic = await ledger.traffic('https://one', 'p');
    traffic.book = addSpend(traffic.book, ['day'], { tokens: 5, dollars: 0 }, noon);
    assert.equal((await ledger.traffic('https://one', 'p')).book.byScope.day?.tokens, 5);
  });

  test('is a breaker and a pace of its own for each server and profile', async () => {
    const { ledger } = world();
    const first = await ledger.traffic('https://one', 'p');
    assert.equal(await ledger.traffic('https://one', 'p'), first);
    assert.notEqual(await ledger.traffic('https://two', 'p'), first);
    assert.notEqual(await ledger.traffic('https://one', 'q'), first);
  });

  test('knows what the profile spent this month, before today and on no other day', async () => {
    const { written, ledger, state } = world();
    const on = (day: string, dollars: number, profile = 'p') => ({
      ...recordAt(Date.parse(`${day}T12:00:00Z`), 'k', 1),
      profile,
      dollars,
    });
    const month = '2026-08';
    state.now = Date.parse(`${month}-20T12:00:00Z`);
    written.push(on(`${month}-02`, 3), on(`${month}-20`, 5), on(`${month}-03`, 7, 'other'), on('2001-01-02', 11));
    const traffic = await ledger.traffic('https://one', 'p', { monthlyBudget: 10 });
    assert.deepEqual(traffic.month, { profile: 'p', limit: 10, before: 3 });
    assert.equal((await ledger.traffic('https://one', 'p')).month, undefined);
  });

  test('starts a new page at midnight', async () => {
    const { ledger, state } = world();
    const traffic = await ledger.traffic('https://one', 'p');
    traffic.book = addSpend(traffic.book, ['day'], { tokens: 5, dollars: 0 }, noon);
    state.now += 86_400_000;
    assert.deepEqual((await ledger.traffic('https://one', 'p')).book.byScope, {});
  });
});

suite('The budget of a month', () => {
  const month = { profile: 'p', limit: 10, before: 6 };
  const policy = { 'budget.alertAt': 0.8 };
  const judged = (today: number, planned: number) => {
    const book = addSpend(emptyBook(noon), ['profile:p'], { tokens: 0, dollars: today }, noon);
    const spending = spendingIn(book, createCommitments(), noon);
    return judgeMonth(spending, month, { tokens: 0, dollars: planned }, policy).kind;
  };

  test('counts the days before, today and the request itself', () => {
    assert.equal(judged(1, 0.5), 'allow');
    assert.equal(judged(2, 0.5), 'warn');
    assert.equal(judged(3.5, 1), 'block');
  });

  test('is nothing where the profile has none', () => {
    const spending = spendingIn(emptyBook(noon), createCommitments(), noon);
    assert.equal(judgeMonth(spending, undefined, { tokens: 9, dollars: 99 }, policy).kind, 'allow');
  });
});
