import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { openCallDetector } from '#core/rules/detector.ts';
import { lookAt } from '#core/rules/engine.ts';
import { languageOf } from '#core/rules/syntax/language.ts';
import type { ParseFile } from '#core/rules/syntax/parser.ts';
import { callRules } from '#core/rules/table.ts';
import { parsers } from '#test/support/looking.ts';
import { mutated } from '#test/support/mutate.ts';
import { fixtureFiles, readFixtures } from '#test/support/ruleFixtures.ts';

suite('A document that is being typed in', () => {
  test('shows at every version what a fresh look at it shows', async () => {
    for (const [seed, { path, text }] of fixtureFiles('calls').flatMap(readFixtures).entries()) {
      const language = languageOf(path) ?? assert.fail();
      const following = await parsers.follow(language);
      const fresh = await parsers.open(language);
      for (const version of [text, mutated(text, seed), mutated(text, seed + 1), text]) {
        assert.deepEqual(seen(version, path, following.parse), seen(version, path, fresh), `${path}, seed ${seed}`);
      }
      following.close();
    }
  });

  test('is followed by the scanner from its second look on, and found the same in', async () => {
    const detector = await openCallDetector(parsers, {
      clock: { now: () => performance.now() },
      ready: ['typescript', 'tsx', 'python'],
    });
    const look = (path: string, text: string, live: boolean) =>
      [...detector.matches({ path, text, whole: text, live })].map(({ rule, start, end }) => [rule, start, end]);
    for (const [seed, { path, text }] of fixtureFiles('calls').flatMap(readFixtures).slice(0, 40).entries()) {
      const name = `${seed}/${path}`;
      for (const version of [text, mutated(text, seed), text]) {
        assert.deepEqual(look(name, version, true), look(name, version, false), name);
        // The tree is kept only after the look.
        await setImmediate();
      }
    }
  });
});

function seen(text: string, path: string, parse: ParseFile) {
  const language = languageOf(path) ?? assert.fail();
  return lookAt(
    { path, text, language },
    parse,
    callRules,
    () => false,
    (found) => found.map(({ rule, span }) => [rule.id, span.start, span.end]),
  );
}
