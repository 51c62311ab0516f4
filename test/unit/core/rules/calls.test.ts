import assert from 'node:assert/strict';
import { callRules } from '#core/rules/table.ts';
import { ruleIds } from '#test/support/looking.ts';
import { fixtureFiles, readFixtures } from '#test/support/ruleFixtures.ts';

const camel = (id: string): string =>
  id.replace(/^\w+\//, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const fixtures = fixtureFiles('calls').flatMap(readFixtures);

for (const rule of callRules) {
  const own = fixtures.filter((fixture) => fixture.rule === camel(rule.id));

  suite(rule.id, () => {
    test('is shown by three examples and held back by five', () => {
      assert.ok(own.filter(({ fires }) => fires).length >= 3, 'too few that fire');
      assert.ok(own.filter(({ fires }) => !fires).length >= 5, 'too few that stay quiet');
    });

    for (const { path, title, text, fires, project } of own)
      test(`${fires ? 'fires' : 'stays quiet'}: ${title}`, async () => {
        const ids = await ruleIds(path, text, project);
        assert.equal(ids.includes(rule.id), fires, `found ${ids.join(', ') || 'nothing'}`);
      });
  });
}

suite('fixtures', () => {
  test('belong to a rule each', () => {
    const known = new Set(callRules.map(({ id }) => camel(id)));
    assert.deepEqual(
      [...new Set(fixtures.map(({ rule }) => rule))].filter((rule) => !known.has(rule)),
      [],
    );
  });
});
