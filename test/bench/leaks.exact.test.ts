import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mistralMatches } from '#core/detect/mistral.ts';
import { keyShape } from '#core/detect/shape.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { casesIn, filled } from '#test/support/leaks/cases.ts';
import { randomText } from '#test/support/leaks/randomText.ts';
import { foreignTrees } from '#test/support/leaks/trees.ts';
import { inProject } from '#test/support/project.ts';

const keysEach = 60;

suite('Leaked keys: how exact', () => {
  test('recall over every context', () => {
    const rows = casesIn('recall.txt').map(({ title, text }) => {
      const keys = Array.from({ length: keysEach }, makeMistralKey);
      const found = keys.filter((key) =>
        [...mistralMatches(filled(text, key, makeMistralKey()))].some(({ content }) => content === key),
      );
      return { title, found: found.length };
    });
    const found = rows.reduce((sum, row) => sum + row.found, 0);
    const recall = (100 * found) / (rows.length * keysEach);
    console.table({
      recall: { contexts: rows.length, keys: rows.length * keysEach, found, 'recall %': recall.toFixed(2) },
    });
    console.table(rows.filter((row) => row.found < keysEach - 1));
    assert.ok(rows.length >= 120);
    assert.ok(recall >= 99.5);
  });

  test('precision on values of the same shape', () => {
    const traps = casesIn('traps.txt');
    const wrong = traps.filter(({ text }) =>
      Array.from({ length: keysEach }, makeMistralKey).some(
        (key) => [...mistralMatches(filled(text, key, makeMistralKey()))].length > 0,
      ),
    );
    console.table({
      precision: { traps: traps.length, tries: traps.length * keysEach, 'wrongly reported': wrong.length },
    });
    assert.ok(traps.length >= 60);
    assert.deepEqual(
      wrong.map(({ title }) => title),
      [],
    );
  });

  test('what the shape loses of a million random keys', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    const letters = randomText(1_000_031, alphabet);
    let lost = 0;
    for (let at = 0; at < 1_000_000; at++) if (keyShape(letters.slice(at, at + 32)) === undefined) lost++;
    console.table({ shape: { keys: 1_000_000, lost, 'lost %': (lost / 10_000).toFixed(4) } });
    assert.ok(lost <= 200);
  });

  test('findings in code that others published', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [inProject('dist/cli.js'), 'scan', '--no-cache', '--format', 'json', ...foreignTrees()],
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      },
    );
    const { findings, totals }: { findings: { rule: string; file: string }[]; totals: { files: number } } =
      JSON.parse(stdout);
    const rules = Object.groupBy(findings, ({ rule }) => rule);
    console.table(
      Object.entries(rules).map(([rule, of = []]) => ({
        rule,
        findings: of.length,
        'for example': of[0]?.file.slice(-60),
      })),
    );
    console.table({
      trees: {
        trees: foreignTrees().length,
        files: totals.files,
        'secret/mistral-api-key': rules['secret/mistral-api-key']?.length ?? 0,
      },
    });
    assert.equal(rules['secret/mistral-api-key'], undefined);
    const others = findings.filter(
      ({ rule, file }) =>
        rule.startsWith('secret/') && (rule !== 'secret/private-key' || !/\/(?:test|ssh2)\//.test(file)),
    );
    assert.deepEqual(
      others,
      [],
      'private keys among the fixtures of an SSH library are real; anything else is new and wants a look',
    );
  });
});
