import assert from 'node:assert/strict';
import { leakDetector } from '#core/detect/leaks.ts';
import { runsInBrowsers } from '#core/fixes/browser.ts';
import { lookAtLines } from '#core/rules/configDetector.ts';
import { openCallDetector } from '#core/rules/detector.ts';
import { languageOf } from '#core/rules/syntax/language.ts';
import { workClock } from '#platform/node/workClock.ts';
import { assertLinear, repeated, unitsFrom } from '#test/support/enemy.ts';
import { parsers } from '#test/support/looking.ts';
import { fixtureFiles, readFixtures } from '#test/support/ruleFixtures.ts';

const config = fixtureFiles('config').flatMap(readFixtures);
const calls = fixtureFiles('calls').flatMap(readFixtures);
const firing = (fixtures: typeof config) => fixtures.filter(({ fires }) => fires).map(({ text }) => text);

suite('No text of 1 MB costs more than a few times its half does', () => {
  for (const [path, own] of Map.groupBy(config, ({ path }) => path))
    test(`read by its lines: ${path}`, () => {
      assertLinear(unitsFrom(firing(own)), (text) => lookAtLines({ path, text }));
    });

  test('looked at for keys', () => {
    const detector = leakDetector(undefined);
    assertLinear(unitsFrom(firing(config)), (text) => void [...detector.matches({ path: 'a.txt', text, whole: text })]);
  }).timeout(120_000);

  test('asked whether it runs in a browser', () => {
    const units = unitsFrom(firing(calls.filter(({ rule }) => rule === 'keyInBrowserCode')));
    assertLinear(units, (text) => void runsInBrowsers({ text, languageId: 'typescript' }));
  });

  // What is parsed has a cap on its work as well; every so many units show that the cap holds wherever the time goes.
  for (const path of ['a.ts', 'a.py'])
    test(`looked at for calls: ${path}`, async () => {
      const units = unitsFrom(firing(calls.filter((each) => languageOf(each.path) === languageOf(path))));
      for (const unit of units.filter((_, at) => at % 97 === 0)) {
        const detector = await openCallDetector(parsers, { ready: ['typescript', 'python'], clock: workClock });
        const text = `mistral\n${repeated(unit, 1 << 16)}`;
        const before = workClock.now();
        void [...detector.matches({ path, text, whole: text })];
        const spent = workClock.now() - before;
        assert.ok(spent < 1000, `${JSON.stringify(unit)} took ${spent} ms of work`);
      }
    }).timeout(60_000);
});
