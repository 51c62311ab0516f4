import assert from 'node:assert/strict';
import { steps } from '#core/rules/calls/harden.ts';
import { rulePages } from '#core/rules/pages.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import { ruleInfos } from '#platform/node/scan/everything.ts';

suite('The pages in the package', () => {
  const ids = new Set<string>(rulePages.map(({ id }) => id));

  test('are there for everything that can be found', () => {
    for (const id of [...ruleInfos({}), ...steps, dotenvRule].map((each) => each.id)) assert.ok(ids.has(id), id);
  });

  test('have files of their own, with names that any system takes', () => {
    assert.equal(new Set(rulePages.map(({ file }) => file.toLowerCase())).size, rulePages.length);
    for (const { file } of rulePages) assert.match(file, /^[\w-]+\.md$/);
  });

  test('say why, and how to silence', () => {
    for (const { id, text } of rulePages) {
      assert.match(text, /^# .+\n\n`[\w/-]+` · /, id);
      assert.ok(text.includes('## Why') && text.includes(`mistral-guard-ignore ${id} --`), id);
      assert.doesNotMatch(text, /\n{3}/, id);
    }
  });
});
