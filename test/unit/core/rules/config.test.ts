import assert from 'node:assert/strict';
import { lookAtLines } from '#core/rules/configDetector.ts';
import { applyEdits } from '#core/rules/fix/edit.ts';
import { fixtureFiles, readFixtures } from '#test/support/ruleFixtures.ts';

const fixtures = fixtureFiles('config').flatMap(readFixtures);

for (const [rule, own] of Map.groupBy(fixtures, ({ rule }) => rule))
  suite(`Files that are no code: ${rule}`, () => {
    test('is shown by three examples and held back by five', () => {
      assert.ok(own.filter(({ fires }) => fires).length >= 3, 'too few that fire');
      assert.ok(own.filter(({ fires }) => !fires).length >= 5, 'too few that stay quiet');
    });

    for (const { path, title, text, fires } of own)
      test(`${fires ? 'fires' : 'stays quiet'}: ${title}`, () => {
        const found = lookAtLines({ path, text });
        assert.equal(found.length, fires ? 1 : 0, found.map(({ rule: { id } }) => id).join(', '));
        for (const fix of found.flatMap(({ hit }) => hit.fixes())) {
          const after = lookAtLines({ path, text: applyEdits(text, fix.edits) });
          assert.deepEqual(
            after.map(({ rule: { id } }) => id),
            [],
            `still there after “${fix.title}”`,
          );
        }
      });
  });
