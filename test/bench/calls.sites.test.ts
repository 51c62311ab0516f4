import assert from 'node:assert/strict';
import { whenReady } from '#core/scan/notReady.ts';
import { openScanner } from '#platform/node/scan/everything.ts';
import type { CallSite } from '#test/support/callSites.ts';
import { callSites } from '#test/support/callSites.ts';

interface Score {
  readonly site: CallSite;
  readonly extra: readonly string[];
  readonly missed: readonly string[];
}

const scanner = openScanner({});
const serious: ReadonlySet<string> = new Set(['error', 'warning']);

suite('Insecure calls at call sites as they are found in public', () => {
  test('errors and warnings: precision at least 0.95, recall at least 0.9', async () => {
    const scores = await Promise.all(callSites().map(score));
    const expected = scores.flatMap(({ site }) => site.expected);
    const extra = scores.flatMap((each) => each.extra);
    const missed = scores.flatMap((each) => each.missed);
    const hits = expected.length - missed.length;
    console.table(byRule(scores));
    for (const { site, extra: more, missed: less } of scores)
      if (more.length + less.length > 0)
        console.log(`    ${site.path} (${site.title}): too many ${more}, missed ${less}`);
    const [precision, recall] = [hits / (hits + extra.length), hits / expected.length];
    console.log(`    ${scores.length} sites: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    assert.ok(scores.length >= 60);
    assert.ok(precision >= 0.95 && recall >= 0.9);
  });
});

async function score(site: CallSite): Promise<Score> {
  const { scan } = await scanner;
  const found = (await whenReady(() => scan(site.text, `/sites/${site.path}`)))
    .filter(({ rule, severity }) => rule.startsWith('call/') && serious.has(severity))
    .map(({ rule }) => rule);
  return { site, extra: without(found, site.expected), missed: without(site.expected, found) };
}

/** What is left of one list when each of the other took one away. */
function without(list: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...list];
  for (const each of taken) if (left.includes(each)) left.splice(left.indexOf(each), 1);
  return left;
}

function byRule(scores: readonly Score[]) {
  const rules = [...new Set(scores.flatMap(({ site, extra }) => [...site.expected, ...extra]))].toSorted();
  const count = (rule: string, of: (score: Score) => readonly string[]) =>
    scores.flatMap(of).filter((each) => each === rule).length;
  return Object.fromEntries(
    rules.map((rule) => {
      const deserved = count(rule, ({ site }) => site.expected);
      const missed = count(rule, (each) => each.missed);
      return [rule, { deserved, found: deserved - missed, missed, 'too many': count(rule, ({ extra }) => extra) }];
    }),
  );
}
