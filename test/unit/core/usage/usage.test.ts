import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import { usageCsv, usageJson } from '#core/usage/export.ts';
import { unusualToday } from '#core/usage/habit.ts';
import { toUsagePage } from '#core/usage/page.ts';
import { usageReport } from '#core/usage/report.ts';
import { usageOf } from '#core/usage/usage.ts';

const now = Date.parse('2026-11-20T15:00:00Z');

const record = (at: string, given: Partial<AuditRecord> = {}): AuditRecord => ({
  at,
  model: 'mistral-small-latest',
  keyId: 'k1',
  profile: 'default',
  outcome: 'answered',
  codes: [],
  characters: 10,
  messages: 2,
  tokens: { prompt: 100, completion: 50 },
  redacted: {},
  milliseconds: 1_000,
  dollars: 0.5,
  ...given,
});

const anyRecord = fc
  .record({
    at: fc
      .date({ min: new Date('2026-09-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    model: fc.constantFrom('a', 'b', 'c'),
    profile: fc.constantFrom('default', 'work'),
    outcome: fc.constantFrom('answered', 'blocked', 'stopped', 'failed', 'cancelled'),
    milliseconds: fc.nat(10_000),
  })
  .map(({ at, ...rest }) => record(at, rest as Partial<AuditRecord>));

suite('Usage', () => {
  test('has every day of its period, today last, and nothing from before', () => {
    const { days, total } = usageOf([record('2026-11-14T00:00:00Z'), record('2026-11-13T23:59:59Z')], now, 7);
    assert.deepEqual([days.length, days[0]?.day, days.at(-1)?.day], [7, '2026-11-14', '2026-11-20']);
    assert.deepEqual(
      days.map(({ requests }) => requests),
      [1, 0, 0, 0, 0, 0, 0],
    );
    assert.equal(total.requests, 1);
  });

  test('comes to the same by day, by model and by profile', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 60 }), fc.integer({ min: 1, max: 90 }), (records, period) => {
        const { days, models, profiles, total } = usageOf(records, now, period);
        for (const parts of [days, models, profiles])
          for (const measure of ['requests', 'blocked', 'tokens'] as const)
            assert.equal(
              parts.reduce((sum, part) => sum + part[measure], 0),
              total[measure],
            );
      }),
    );
  });

  test('counts what was kept back, and waits only for answers', () => {
    const { total } = usageOf(
      [
        record('2026-11-20T01:00:00Z', { redacted: { email: 2, key: 1 }, milliseconds: 3_000 }),
        record('2026-11-20T02:00:00Z', { outcome: 'blocked', milliseconds: 5, dollars: 0 }),
        record('2026-11-20T03:00:00Z', { outcome: 'stopped', milliseconds: 9, dollars: 0 }),
      ],
      now,
      1,
    );
    assert.deepEqual(
      { redacted: total.redacted, blocked: total.blocked, medianMs: total.medianMs, slowMs: total.slowMs },
      { redacted: 3, blocked: 2, medianMs: 3_000, slowMs: 3_000 },
    );
  });

  test('names profiles as the person does, and sets their month against their budget', () => {
    const profiles = [
      { id: 'p1', label: 'Work', monthlyBudget: 20, sensitivity: 'internal', changed: 0 },
      { id: 'p2', label: 'Home', sensitivity: 'internal', changed: 0 },
    ];
    const records = [
      record('2026-11-02T10:00:00Z', { profile: 'p1', dollars: 3 }),
      record('2026-10-31T10:00:00Z', { profile: 'p1', dollars: 9 }),
      record('2026-11-20T10:00:00Z', { profile: 'gone' }),
    ];
    const report = usageReport({ records, profiles, dailyBudget: 5, now, period: 90, unusual: [] });
    assert.deepEqual(
      report.profiles.map(({ name }) => name),
      ['Work', 'gone'],
    );
    assert.deepEqual(report.budgets, [{ name: 'Work', spent: 3, budget: 20 }]);
    assert.ok(toUsagePage.safeParse({ type: 'usage', period: 90, report }).success, 'the page understands it');
  });

  test('a day is unusual against the days on which anything was asked', () => {
    const quiet = ['10', '11', '12', '13', '14', '15'].map((day) => record(`2026-11-${day}T10:00:00Z`));
    const busy = Array.from({ length: 20 }, () => record('2026-11-20T10:00:00Z'));
    assert.deepEqual(unusualToday(quiet, now), []);
    assert.deepEqual(unusualToday([...quiet, ...busy], now), [{ measure: 'dollars', today: 10, usual: 0.5 }]);
  });

  test('says nothing of how long it took where nothing was answered', () => {
    const usage = usageOf([record('2026-11-20T01:00:00Z', { outcome: 'blocked' })], now, 1);
    const [, today = ''] = usageCsv(usage).split('\r\n');
    assert.match(today, /^day,"2026-11-20",.*,,$/);
    assert.deepEqual(JSON.parse(usageJson(usage)), JSON.parse(JSON.stringify(usage)));
  });

  test('as CSV it is inert in a spreadsheet', () => {
    const csv = usageCsv(usageOf([record('2026-11-20T01:00:00Z', { profile: '@SUM' })], now, 1));
    assert.deepEqual(csv.trimEnd().split('\r\n'), [
      'kind,name,dollars,requests,blocked,redacted,tokens,median_ms,slow_ms',
      'day,"2026-11-20",0.5,1,0,0,150,1000,1000',
      'model,"mistral-small-latest",0.5,1,0,0,150,1000,1000',
      'profile,"\'@SUM",0.5,1,0,0,150,1000,1000',
    ]);
  });
});
