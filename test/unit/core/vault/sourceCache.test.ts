import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import type { SourceCache } from '#core/vault/sourceCache.ts';
import { sourceCache } from '#core/vault/sourceCache.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import { aws, google } from '#test/support/secretManagers/sources.ts';
import type { ManualClock } from '#test/support/vault/manualClock.ts';
import { manualClock } from '#test/support/vault/manualClock.ts';

const keepMs = 300_000;
type Answer = Result<Secret, SourceError>;

interface Fetch {
  readonly source: RemoteSource;
  readonly signal: AbortSignal | undefined;
  readonly startedAt: number;
  readonly land: (answer: Answer) => void;
  landed: boolean;
}

/** A cache over a reader that answers when the test says so. */
function world() {
  const clock = manualClock();
  const fetches: Fetch[] = [];
  const written: RemoteSource[] = [];
  const cache = sourceCache(
    {
      read: (source, signal) =>
        new Promise((resolve) => {
          const fetch: Fetch = {
            source,
            signal,
            startedAt: clock.now(),
            landed: false,
            land(answer) {
              fetch.landed = true;
              resolve(answer);
            },
          };
          fetches.push(fetch);
        }),
      async write(source) {
        written.push(source);
        return ok(undefined);
      },
    },
    clock,
    keepMs,
  );
  return { cache, clock, fetches, written };
}

const keyNumber = (number: number): Answer => ok(new Secret(`key-${number}`));
const raw = (answer: Answer) => (answer.ok ? answer.value.revealFor('fingerprint') : answer.error.kind);
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

async function readNow(cache: SourceCache, fetches: readonly Fetch[], number: number, source: RemoteSource = google) {
  const reading = cache.read(source);
  fetches.at(-1)?.land(keyNumber(number));
  return raw(await reading);
}

suite('Keys kept for minutes', () => {
  test('five minutes are five minutes', async () => {
    const { cache, clock, fetches } = world();
    assert.equal(await readNow(cache, fetches, 1), 'key-1');
    clock.pass(keepMs - 1);
    assert.equal(raw(await cache.read(google)), 'key-1');
    clock.pass(1);
    assert.equal(await readNow(cache, fetches, 2), 'key-2');
    assert.equal(fetches.length, 2);
  });

  test('a clock that is set back makes nothing last longer', async () => {
    const { cache, clock, fetches } = world();
    await readNow(cache, fetches, 1);
    clock.pass(-1);
    assert.equal(await readNow(cache, fetches, 2), 'key-2');
  });

  test('those who ask at once are answered by one fetch', async () => {
    const { cache, fetches } = world();
    const readings = [cache.read(google), cache.read({ ...google }), cache.read(google)];
    fetches[0]?.land(keyNumber(1));
    assert.deepEqual((await Promise.all(readings)).map(raw), ['key-1', 'key-1', 'key-1']);
    assert.equal(fetches.length, 1);
  });

  test('a failure is told to all who wait and is not kept', async () => {
    const { cache, fetches } = world();
    const readings = [cache.read(google), cache.read(google)];
    fetches[0]?.land(fail({ kind: 'denied' }));
    assert.deepEqual((await Promise.all(readings)).map(raw), ['denied', 'denied']);
    assert.equal(await readNow(cache, fetches, 2), 'key-2');
  });

  test('one who cancels leaves the others waiting, and the last one calls it off', async () => {
    const { cache, fetches } = world();
    const [first, second] = [new AbortController(), new AbortController()];
    const readings = [cache.read(google, first.signal), cache.read(google, second.signal)];
    first.abort();
    assert.equal(raw(await (readings[0] ?? assert.fail())), 'cancelled');
    assert.equal(fetches[0]?.signal?.aborted, false);
    second.abort();
    assert.equal(fetches[0]?.signal?.aborted, true);
    assert.equal(await readNow(cache, fetches, 2), 'key-2');
  });

  test('one who has cancelled before asking starts no fetch', async () => {
    const { cache, fetches } = world();
    assert.equal(raw(await cache.read(google, AbortSignal.abort())), 'cancelled');
    assert.equal(fetches.length, 0);
  });

  test('after a 401 the key is fetched anew, even while an older fetch is under way', async () => {
    const { cache, fetches } = world();
    const before = cache.read(google);
    cache.forget(google);
    const after = cache.read(google);
    fetches[1]?.land(keyNumber(2));
    fetches[0]?.land(keyNumber(1));
    assert.equal(raw(await before), 'key-1');
    assert.equal(raw(await after), 'key-2');
    assert.equal(raw(await cache.read(google)), 'key-2');
  });

  test('a lock ends what is under way, and even a key that comes too late is not handed out', async () => {
    const { cache, fetches } = world();
    const reading = cache.read(google);
    cache.forgetAll();
    assert.equal(fetches[0]?.signal?.aborted, true);
    fetches[0]?.land(keyNumber(1));
    assert.equal(raw(await reading), 'cancelled');
  });

  test('a lock leaves nothing behind', async () => {
    const { cache, fetches } = world();
    await readNow(cache, fetches, 1);
    cache.forgetAll();
    assert.equal(await readNow(cache, fetches, 2), 'key-2');
  });

  test('after a write the new key is fetched', async () => {
    const { cache, fetches, written } = world();
    await readNow(cache, fetches, 1);
    await cache.write(google, new Secret('key-2'));
    assert.deepEqual(written, [google]);
    assert.equal(await readNow(cache, fetches, 2), 'key-2');
  });
});

type Step =
  | { do: 'read' | 'forget'; source: RemoteSource }
  | { do: 'land'; which: number; fails: boolean }
  | { do: 'cancel'; which: number }
  | { do: 'pass'; ms: number }
  | { do: 'lock' };

const sources = fc.constantFrom<RemoteSource>(google, aws);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('read'), source: sources }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('land'), which: fc.nat(9), fails: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.nat(keepMs) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel'), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget'), source: sources }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock') }) },
) as fc.Arbitrary<Step>;

interface Reading {
  readonly source: RemoteSource;
  readonly askedAt: number;
  readonly forgottenBefore: number;
  readonly landedBefore: ReadonlySet<Fetch>;
  readonly cancel: AbortController;
  answer?: string;
}

/** Plays one history, and remembers when each key was fetched and when its source was last forgotten. */
async function play(history: readonly Step[]): Promise<Pick<Stage, 'readings' | 'fetches'>> {
  const { cache, clock, fetches } = world();
  const readings: Reading[] = [];
  const forgottenAfter = new Map<RemoteSource['kind'], number>();
  for (const step of history) {
    take(step, { cache, clock, fetches, readings, forgottenAfter });
    await settle();
    for (const { kind } of [google, aws]) atMostOneListed(fetches, kind, forgottenAfter.get(kind) ?? 0);
  }
  return { readings, fetches };
}

interface Stage {
  readonly cache: SourceCache;
  readonly clock: ManualClock;
  readonly fetches: Fetch[];
  readonly readings: Reading[];
  readonly forgottenAfter: Map<RemoteSource['kind'], number>;
}

function take(step: Step, { cache, clock, fetches, readings, forgottenAfter }: Stage): void {
  switch (step.do) {
    case 'read': {
      const { source } = step;
      const cancel = new AbortController();
      const forgottenBefore = forgottenAfter.get(source.kind) ?? 0;
      const landedBefore = new Set(fetches.filter(({ landed }) => landed));
      const reading: Reading = { source, askedAt: clock.now(), forgottenBefore, landedBefore, cancel };
      readings.push(reading);
      void cache.read(source, cancel.signal).then((answer) => {
        reading.answer = raw(answer);
      });
      return;
    }
    case 'land': {
      const fetch = fetches[step.which];
      if (fetch && !fetch.landed) fetch.land(step.fails ? fail({ kind: 'denied' }) : keyNumber(step.which));
      return;
    }
    case 'cancel':
      readings[step.which]?.cancel.abort();
      return;
    case 'pass':
      clock.pass(step.ms);
      return;
    case 'forget':
      cache.forget(step.source);
      forgottenAfter.set(step.source.kind, fetches.length);
      return;
    case 'lock':
      cache.forgetAll();
      for (const { kind } of [google, aws]) forgottenAfter.set(kind, fetches.length);
      return;
  }
}

/** Of the fetches begun since a source was last forgotten, at most one is under way and wanted. */
function atMostOneListed(fetches: readonly Fetch[], kind: RemoteSource['kind'], from: number): void {
  const underWay = fetches
    .slice(from)
    .filter((each) => each.source.kind === kind && !each.landed && !each.signal?.aborted);
  assert.ok(underWay.length <= 1);
}

suite('Keys kept for minutes, in any history', () => {
  test('a key is of its own source, younger than the limit, and never from before it was forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (history) => {
        const { readings, fetches } = await play(history);
        for (const reading of readings) expectRightful(reading, fetches);
      }),
      { numRuns: 2000 },
    );
  });
});

function expectRightful({ answer, source, askedAt, forgottenBefore, landedBefore, cancel }: Reading, fetches: Fetch[]) {
  if (cancel.signal.aborted) assert.notEqual(answer, undefined);
  if (!answer?.startsWith('key-')) return;
  const number = Number(answer.slice('key-'.length));
  const fetch = fetches[number] ?? assert.fail();
  assert.equal(fetch.source.kind, source.kind);
  assert.ok(number >= forgottenBefore, 'from before it was forgotten');
  if (landedBefore.has(fetch)) assert.ok(askedAt - fetch.startedAt < keepMs, 'too old');
}
