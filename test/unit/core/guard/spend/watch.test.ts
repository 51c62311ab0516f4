import assert from 'node:assert/strict';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import { createWatch } from '#core/guard/spend/watch.ts';

const noon = Date.UTC(2026, 7, 20, 12);
const day = 86_400_000;

const recordAt = (at: number, outcome: AuditRecord['outcome'] = 'answered', dollars = 0.001): AuditRecord => ({
  at: new Date(at).toISOString(),
  model: 'mistral-small-latest',
  keyId: 'k',
  profile: 'p',
  outcome,
  codes: [],
  characters: 0,
  messages: 2,
  tokens: { prompt: 1, completion: 1 },
  redacted: {},
  milliseconds: 1,
  dollars,
});

const usualDays = (count: number) =>
  Array.from({ length: count }, (_, i) => Array.from({ length: 20 }, () => recordAt(noon - (i + 1) * day))).flat();

function world(history: readonly AuditRecord[]) {
  const log = [...history];
  const state = { now: noon, reads: 0 };
  const watch = createWatch({
    read: async (since) => {
      state.reads++;
      return log.filter(({ at }) => Date.parse(at) >= since);
    },
    now: () => state.now,
  });
  const use = async (times: number, record = recordAt(state.now)) => {
    const noticed = [];
    for (let i = 0; i < times; i++) {
      log.push(record);
      noticed.push(...(await watch.note(record)));
    }
    return noticed.map(({ measure }) => measure);
  };
  return { use, log, state };
}

suite('A day unlike the others', () => {
  test('is noticed when it is, and once', async () => {
    const { use } = world(usualDays(7));
    assert.deepEqual(await use(60), []);
    assert.deepEqual(await use(1), ['requests']);
    assert.deepEqual(await use(100), []);
  });

  test('is noticed by its blocked requests and by its money too', async () => {
    const { use } = world(usualDays(7));
    assert.deepEqual(await use(6, recordAt(noon, 'blocked')), ['blocked']);
    assert.deepEqual(await use(1, recordAt(noon, 'answered', 5)), ['dollars']);
  });

  test('is not a person’s first week: there is no habit yet', async () => {
    assert.deepEqual(await world(usualDays(4)).use(500), []);
  });

  test('counts what other windows did, without reading the log at each request', async () => {
    const { use, log, state } = world(usualDays(7));
    await use(1);
    for (let i = 0; i < 100; i++) log.push(recordAt(noon));
    assert.deepEqual(await use(5), []);
    assert.equal(state.reads, 1);
    state.now += 600_000;
    assert.deepEqual(await use(1), ['requests']);
  });

  test('may be followed by another one that is noticed again', async () => {
    const { use, state } = world(usualDays(7));
    await use(70);
    state.now += day;
    assert.deepEqual(await use(70, recordAt(noon + day)), ['requests']);
  });
});
