import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '#core/report/escapeMarkdown.ts';

suite('Foreign text inside Markdown', () => {
  test('cannot become a link, a command, code, a picture or a second row', () => {
    assert.equal(escapeMarkdown('[x](command:y)'), '\\[x\\]\\(command\\:y\\)');
    assert.equal(escapeMarkdown('a | b\n\n# c'), 'a \\| b \\# c');
  });

  test('reads the same when the backslashes are taken away', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = escapeMarkdown(text).replace(/\\([^a-zA-Z0-9\s])/g, '$1');
        assert.equal(shown, text.replace(/\s+/g, ' '));
      }),
    );
  });

  test('leaves no punctuation that Markdown reads unescaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.doesNotMatch(escapeMarkdown(text).replace(/\\[^a-zA-Z0-9\s]/g, ''), /[`*_{}[\]()#|<>&$]/);
      }),
    );
  });
});
