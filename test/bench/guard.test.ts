/**
 * What the guard sees, misses and costs. `GUARD_DATA=folder npm run bench:guard` reads the public sets from that folder;
 * without it their part is left out and says so. Rows are split by a hash of their text (training: sha256 modulo 8 above 1);
 * every number on attacks is on rows training never saw, with thresholds chosen on training rows only.
 */
import assert from 'node:assert/strict';
import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import { inspectOutput } from '#core/guard/output/whole.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { recognise, recognisersFor } from '#core/guard/redact/recognise.ts';
import { disguises } from '#core/guard/redteam/disguise.ts';
import { expectWithin } from '#test/support/expectWithin.ts';
import { check, localContext, verdictOn } from '#test/support/guard/local.ts';
import { shortQuestions } from '#test/support/guard/shortQuestions.ts';
import { hostileTexts } from './guard/hostile.ts';
import { leaveOneOut } from './guard/leaveOneOut.ts';
import { microsecondsPerKilobyte, ourselves, peers } from './guard/peers.ts';
import { halfOf, ourFinder, scorePii } from './guard/pii.ts';
import { line, percent, percentile } from './guard/print.ts';
import type { Labelled } from './guard/sets.ts';
import { piiRows, testRows, xssLines } from './guard/sets.ts';
import { installedFiles } from './guard/sources.ts';

const rows = testRows();
const attacks = rows.filter(({ attack }) => attack);
const harmless = rows.filter(({ attack }) => !attack);
/** Our own rows come from the templates training saw: they show that nothing broke, not what is caught in the wild. */
const fromOutside = attacks.filter(({ set }) => !set.startsWith('own_'));
const bySet = (some: readonly Labelled[]) => [...Map.groupBy(some, ({ set }) => set)];
const flagged = (texts: readonly string[]) => texts.filter((text) => verdictOn(text) !== 'allow').length;
const blocked = (texts: readonly string[]) => texts.filter((text) => verdictOn(text) === 'block').length;
const absent = (name: string): void => line(name, 'set not present: set GUARD_DATA to its folder');

suite('bench:guard', () => {
  test('attacks of the test split', () => {
    for (const [set, same] of bySet(attacks)) {
      const texts = same.map(({ text }) => text);
      line(
        `${set} (${same.length})${set.startsWith('own_') ? ', templates seen' : ''}`,
        `caught ${percent(flagged(texts), texts.length)}`,
        `blocked ${percent(blocked(texts), texts.length)}`,
      );
    }
    if (!attacks.some(({ set }) => set === 'deepset_train')) absent('injection-dev.jsonl');
    assert.ok(flagged(attacks.map(({ text }) => text)) > attacks.length * 0.75);
  });

  test('a public set left out of training altogether: what can be expected of attacks from elsewhere', () => {
    if (fromOutside.length === 0) return absent('injection-dev.jsonl');
    for (const { set, caught, of } of leaveOneOut(['deepset_train', 'purple_en', 'itw_jailbreak']))
      line(set, `caught ${percent(caught, of)}`);
  });

  test('harmless texts: the test split, short questions, and installed code and pages nobody trained on', () => {
    const first = (text: string) => text.slice(0, 4_000);
    const sets: readonly (readonly [string, readonly string[]])[] = [
      ...bySet(harmless).map(([set, same]) => [set, same.map(({ text }) => text)] as const),
      ['short questions', shortQuestions],
      ['installed code', installedFiles('code', 20).map(({ text }) => first(text))],
      ['installed pages', installedFiles('documents', 1).map(({ text }) => first(text))],
    ];
    for (const [set, texts] of sets)
      line(
        `${set} (${texts.length})`,
        `flagged ${percent(flagged(texts), texts.length)}`,
        `blocked ${percent(blocked(texts), texts.length)}`,
      );
    const all = sets.flatMap(([, texts]) => texts);
    assert.ok(blocked(all) <= all.length * 0.005);
  });

  test('disguises: of caught attacks, how many are still caught; of harmless texts, how many are flagged', () => {
    const caught = attacks
      .map(({ text }) => text.slice(0, 600))
      .filter((text) => verdictOn(text) !== 'allow')
      .slice(0, 200);
    const calm = harmless
      .map(({ text }) => text.slice(0, 600))
      .filter((text) => verdictOn(text) === 'allow')
      .slice(0, 300);
    for (const [name, disguise] of Object.entries(disguises))
      line(
        name,
        `kept ${percent(flagged(caught.map(disguise)), caught.length)}`,
        `harmless ${percent(flagged(calm.map(disguise)), calm.length)}`,
      );
  });

  test('personal data: structured types (the rules were tuned on all of this file: neither half is unseen)', async () => {
    const all = piiRows();
    if (all === undefined) return absent('pii-dev.jsonl');
    for (const half of [0, 1] as const) {
      const { precision, recall, f1 } = await scorePii(halfOf(all, half), ourFinder());
      line(
        half === 0 ? 'rows of even hash' : 'rows of odd hash',
        `precision ${precision.toFixed(3)}`,
        `recall ${recall.toFixed(3)}`,
        `F1 ${f1.toFixed(3)}`,
      );
    }
  });

  test('false spans in installed source code', () => {
    const files = installedFiles('code', 7);
    const recognisers = recognisersFor({});
    const kilobytes = files.reduce((sum, { text }) => sum + text.length / 1024, 0);
    const found = files.flatMap(({ text }) =>
      recognise(canonicalise(text), recognisers).map(({ type, start, end }) => ({
        type,
        value: text.slice(start, end),
      })),
    );
    const perType = [...Map.groupBy(found, ({ type }) => type)].map(([type, same]) => `${type} ${same.length}`);
    line(
      `${files.length} files, ${kilobytes.toFixed(0)} KB`,
      `${((found.length * 100) / kilobytes).toFixed(2)} per 100 KB`,
      perType.join(', '),
    );
    // Some are true: authors sign their files. What is installed differs from one machine to the next.
    expectWithin(1.5, (found.length * 100) / kilobytes, 'spans per 100 KB');
  });

  test('replies: nothing active is left of hostile ones', () => {
    const lines = xssLines();
    if (lines === undefined) return absent('xss-dev.txt');
    const recognisers = recognisersFor({});
    const left = lines.filter((text) =>
      /<[a-z/!?]|\]\(\s*(?:javascript|data|vbscript|command|vscode):/i.test(
        inspectOutput(text, recognisers, presets.standard).text.replace(/`[^`\n]+`/g, ''),
      ),
    );
    line(`xss-dev.txt (${lines.length})`, `active ${left.length}`);
    for (const text of left.slice(0, 5)) line('', JSON.stringify(text.slice(0, 90)));
  });

  test('cost of all local stages', () => {
    const context = localContext();
    const files = [...installedFiles('code', 30), ...installedFiles('documents', 4)].filter(
      ({ text }) => text.length > 2_000,
    );
    const once = (text: string): number => {
      const began = performance.now();
      check(text, presets.standard, context);
      return performance.now() - began;
    };
    /** The best of three: the machine does other things too. */
    const measure = (text: string): number => Math.min(once(text), once(text), once(text));
    const perKilobyte = files.map(({ text }) => (measure(text) * 1024 * 1000) / text.length);
    line(
      `${files.length} files`,
      `p50 ${percentile(perKilobyte, 0.5).toFixed(0)} µs/KB`,
      `p95 ${percentile(perKilobyte, 0.95).toFixed(0)} µs/KB`,
    );
    const megabyte = files
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 1_000_000);
    line('one paste of 1 MB', `${measure(megabyte).toFixed(0)} ms`);
  });

  test('nothing is quadratic: twice the hostile text takes about twice the time', () => {
    const context = localContext();
    const once = (text: string): number => {
      const began = performance.now();
      check(text, presets.standard, context);
      return performance.now() - began;
    };
    const time = (text: string): number => Math.min(once(text), once(text));
    const results = hostileTexts.map(([name, unit]) => {
      const half = time(unit.repeat(Math.floor(500_000 / unit.length)));
      const whole = time(unit.repeat(Math.floor(1_000_000 / unit.length)));
      return { name, whole, ratio: whole / half };
    });
    const slowest = results.toSorted((a, b) => b.whole - a.whole);
    for (const { name, whole, ratio } of slowest.slice(0, 6))
      line(name, `${whole.toFixed(0)} ms for 1 MB`, `x ${ratio.toFixed(1)} of half`);
    line(`${results.length} texts`, `slowest ${slowest[0]?.whole.toFixed(0)} ms`);
    for (const { name, whole, ratio } of results) assert.ok(ratio < 3.4 || whole < 300, name);
  });

  test('side by side with what else npm has, on the same rows and files: what each sees, and costs', async () => {
    const compared = fromOutside.length > 0 ? fromOutside : attacks;
    const files = installedFiles('code', 100).map(({ text }) => text);
    const context = localContext();
    for (const peer of [ourselves(context), ...peers()]) {
      if (peer.kind === 'absent') {
        line(peer.name, 'not installed: set GUARD_PEERS to a folder with it');
        continue;
      }
      const { flags, finds } = peer;
      const share = (some: readonly Labelled[]) =>
        flags === undefined ? 'none' : percent(some.filter(({ text }) => flags(text)).length, some.length);
      const pii = piiRows();
      line(
        peer.name,
        `caught ${share(compared)}`,
        `flagged ${share(harmless)}`,
        pii === undefined || finds === undefined ? 'PII none' : `PII F1 ${(await scorePii(pii, finds)).f1.toFixed(3)}`,
        `${(await microsecondsPerKilobyte(peer.run, files)).toFixed(0)} µs/KB`,
      );
    }
  });
}).timeout(600_000);
