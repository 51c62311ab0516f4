import assert from 'node:assert/strict';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('A comment written to keep the scanner busy', () => {
  const key = makeMistralKey();
  const scan = (comment: string) => scannerFor({}).scan(`MISTRAL_API_KEY="${key}" # ${comment}\n`, 'app.py');

  for (const [title, comment] of [
    ['spaces without an end', `mistral-guard-ignore${' '.repeat(200_000)}!`],
    ['a reason that never comes', `mistral-guard-ignore -- ${' '.repeat(200_000)}\u2028`],
    ['the word again and again', 'mistral-guard-ignore '.repeat(20_000)],
  ] as const)
    test(`${title}: the key is found all the same`, () => {
      assert.ok(scan(comment).some(({ suppression }) => suppression === undefined));
    }).timeout(5_000);

  test('one that gives its reason still silences', () => {
    assert.deepEqual(scan('mistral-guard-ignore -- made up for the documentation')[0]?.suppression, {
      by: 'comment',
      reason: 'made up for the documentation',
    });
  });

  test('a line with thousands of keys is read once', () => {
    const line = Array.from({ length: 3_000 }, () => `MISTRAL_API_KEY="${makeMistralKey()}"`).join(' ');
    assert.ok(scannerFor({}).scan(`${line} # nosec\n`, 'app.py').length > 2_900);
  }).timeout(10_000);
});
