import assert from 'node:assert/strict';
import { applyEdits } from '#core/rules/fix/edit.ts';
import { plainLanguageOf } from '#core/rules/plain/language.ts';
import type { PlainFound } from '#core/rules/plain/look.ts';
import { lookAtPlain } from '#core/rules/plain/look.ts';
import { plainRules } from '#core/rules/plain/table.ts';
import { parsers } from '#test/support/looking.ts';
import { mutated } from '#test/support/mutate.ts';
import { fixtureFiles, readFixtures } from '#test/support/ruleFixtures.ts';

const fixtures = fixtureFiles('plain').flatMap(readFixtures);
const camel = (id: string): string =>
  id.replace(/^\w+\//, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

async function found(path: string, text: string): Promise<readonly PlainFound[]> {
  const language = plainLanguageOf(path) ?? assert.fail(path);
  const outcome = lookAtPlain({ path, text, language }, await parsers.openPlain(language), () => false);
  return outcome.kind === 'looked' ? outcome.value : [];
}

const idsIn = async (path: string, text: string) => (await found(path, text)).map(({ rule }) => rule.id);

for (const { card } of plainRules) {
  const own = fixtures.filter(({ rule }) => rule === camel(card.id));

  suite(`${card.id} in Java, Go, C# and shell scripts`, () => {
    test('is shown by three examples and held back by five', () => {
      assert.ok(own.filter(({ fires }) => fires).length >= 3, 'too few that fire');
      assert.ok(own.filter(({ fires }) => !fires).length >= 5, 'too few that stay quiet');
    });

    for (const { path, title, text, fires } of own)
      test(`${fires ? 'fires' : 'stays quiet'}: ${path}, ${title}`, async () => {
        const ids = await idsIn(path, text);
        assert.equal(ids.includes(card.id), fires, `found ${ids.join(', ') || 'nothing'}`);
      });

    for (const { path, title, text } of own.filter(({ fires }) => fires))
      test(`is repaired: ${path}, ${title}`, async () => {
        const before = await found(path, text);
        for (const { rule, fixes } of before)
          for (const fix of fixes()) {
            const after = await idsIn(path, applyEdits(text, fix.edits));
            const left = after.filter((id) => id === rule.id).length;
            assert.ok(left < before.filter((each) => each.rule === rule).length, `still there after “${fix.title}”`);
          }
      });
  });
}

suite('Java, Go, C# and shell scripts', () => {
  test('have a rule for every file of fixtures', () => {
    const known = new Set(plainRules.map(({ card }) => camel(card.id)));
    assert.deepEqual(
      [...new Set(fixtures.map(({ rule }) => rule))].filter((rule) => !known.has(rule)),
      [],
    );
  });

  test('make nothing throw, however mutated', async () => {
    for (let seed = 0; seed < 2000; seed++) {
      const { path, text } = fixtures[seed % fixtures.length] ?? assert.fail();
      const broken = `${mutated(text, seed)}\n`;
      for (const { span, fixes } of await found(path, broken)) {
        assert.ok(0 <= span.start && span.start < span.end && span.end <= broken.length, `${path}, seed ${seed}`);
        for (const { edits } of fixes()) applyEdits(broken, edits);
      }
    }
  });
});
