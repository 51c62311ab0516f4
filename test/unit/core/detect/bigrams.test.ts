import assert from 'node:assert/strict';
import { alphabet, identifierLikeness } from '#core/detect/bigrams.ts';
import { bigramTable } from '#core/detect/bigramTable.ts';
import { trainedOn } from '#test/support/bigrams/train.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('Telling names from random characters', () => {
  test('names score above zero, random characters far below', () => {
    for (const name of ['convertMessagesToMistralMessages', 'LibrariesDocumentsPatchV1Request', 'getUserById'])
      assert.ok(identifierLikeness(name) > 0.5, name);
    const random = Array.from({ length: 1000 }, () => identifierLikeness(makeMistralKey()));
    assert.ok(Math.max(...random) < 0);
  });

  test('the table is of the kind that its training makes', () => {
    const retrained = trainedOn(['getUserById', 'getUserByName']);
    for (const table of [bigramTable, retrained]) {
      assert.equal(table.length, alphabet.length);
      assert.ok(table.every((row) => /^[(-[]{62}$/.test(row)));
    }
    const weight = (first: string, second: string) =>
      retrained[alphabet.indexOf(first)]?.charAt(alphabet.indexOf(second)) ?? '';
    assert.ok(weight('e', 't') > weight('e', 'Q'), 'what was seen weighs more than what was not');
  });
});
