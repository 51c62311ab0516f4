import assert from 'node:assert/strict';
import { largest, lookAt } from '#core/rules/engine.ts';
import { lookAtPlain } from '#core/rules/plain/look.ts';
import { ParserBroke } from '#core/rules/syntax/parser.ts';
import { NotReady, whenReady } from '#core/scan/notReady.ts';

const text = "client.chat('https://api.mistral.ai')\n";
const broken = (error: Error) => () => {
  throw error;
};

/** Both looks at a file, with a parser that does what the test says. */
const looks = {
  'a call': (parse: () => undefined, given = text) =>
    lookAt(
      { path: 'a.ts', text: given, language: 'typescript' },
      parse,
      [],
      () => false,
      () => 0,
    ),
  'a file of another language': (parse: () => undefined, given = text) =>
    lookAtPlain({ path: 'a.go', text: given, language: 'go' }, parse, () => false),
};

suite('A look at a file says what came of it', () => {
  for (const [what, look] of Object.entries(looks))
    test(`and silence is never “clean”: ${what}`, () => {
      assert.deepEqual(
        look(() => undefined),
        { kind: 'stopped' },
      );
      assert.deepEqual(look(broken(new ParserBroke('out of bounds'))), { kind: 'broke' });
      assert.throws(() => look(broken(new TypeError('a fault'))), TypeError);
      const unread = broken(new Error('it was parsed'));
      assert.deepEqual(look(unread, text + ' '.repeat(largest)), { kind: 'too large' });
      assert.deepEqual(look(unread, 'nothing of theirs'), { kind: 'nothing to look at' });
    });
});

suite('What is not ready', () => {
  test('is prepared and asked again, and a fault stays a fault', async () => {
    let prepared = 0;
    const look = () => {
      if (prepared < 2)
        throw new NotReady(async () => {
          prepared += 1;
        });
      return 'seen';
    };
    assert.equal(await whenReady(look), 'seen');
    assert.equal(prepared, 2);
    await assert.rejects(whenReady(broken(new TypeError('a fault'))), TypeError);
  });
});
