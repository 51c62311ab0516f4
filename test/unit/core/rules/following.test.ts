import assert from 'node:assert/strict';
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
