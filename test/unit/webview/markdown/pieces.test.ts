import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdownOf, runsOf } from '#webview/markdown/pieces.ts';

const restored = (text: string, name = 'EMAIL_1') => ({ kind: 'restored', text, name }) as const;

suite('Pieces in Markdown', () => {
  test('come out again as they went in, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (values) => {
        const pieces = values.map((value, index) => restored(value, `TERM_${index}`));
        const { markdown, marks } = markdownOf(pieces);
        assert.deepEqual(
          runsOf(markdown, marks).map((run) => run.kind === 'piece' && run.piece),
          pieces,
        );
      }),
    );
  });

  test('are one character each, the same for the same value', () => {
    const { markdown } = markdownOf([restored('**a**'), { kind: 'text', text: ' and ' }, restored('**a**')]);
    assert.match(markdown, /^(.) and \1$/u);
  });

  test('cannot be forged by the reply', () => {
    const { markdown, marks } = markdownOf([restored('secret'), { kind: 'text', text: '\uE000 \uF8FF' }]);
    assert.deepEqual(runsOf(markdown, marks).slice(1), [{ kind: 'text', text: '\uFFFD \uFFFD' }]);
  });

  test('leave characters that reorder text where they can be seen', () => {
    assert.deepEqual(runsOf('a\u202Eb', new Map()), [
      { kind: 'text', text: 'a' },
      { kind: 'control', name: 'U+202E' },
      { kind: 'text', text: 'b' },
    ]);
  });
});
