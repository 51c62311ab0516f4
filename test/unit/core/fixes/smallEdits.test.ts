import assert from 'node:assert/strict';
import { applyEdits } from '#core/fixes/edit.ts';
import { addToGitignore } from '#core/fixes/gitignore.ts';
import { ignoreWithReason } from '#core/fixes/ignoreWithReason.ts';
import { variableFor } from '#core/fixes/variable.ts';
import { isOpen } from '#core/scan/finding.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';

const rule = 'secret/mistral-api-key';

suite('ignoring with a reason', () => {
  const scanner = scannerFor({});
  const given = [
    ['python', `  MISTRAL_API_KEY = "${makeMistralKey()}"\r\n`],
    ['typescript', `const mistralApiKey = '${makeMistralKey()}';\n`],
    ['yaml', `env:\n  MISTRAL_API_KEY: ${makeMistralKey()}\n`],
    ['html', `<input name="mistral_api_key" value="${makeMistralKey()}">\n`],
    ['sql', `-- Mistral\nUPDATE settings SET mistral_api_key = '${makeMistralKey()}';\n`],
  ] as const;

  for (const [languageId, text] of given)
    test(`the scanner hears the comment it writes in ${languageId}`, () => {
      const [finding] = scanner.scan(text, 'file');
      assert.ok(finding);
      const edit = ignoreWithReason({ text, start: finding.span.start, languageId, rule, reason: 'revoked in 2024' });
      assert.ok(edit);
      const [ignored] = scanner.scan(applyEdits(text, [edit]), 'file');
      assert.deepEqual(ignored?.suppression, { by: 'comment', reason: 'revoked in 2024' });
    });

  test('a reason cannot end the comment that carries it', () => {
    const text = `<b>mistral_api_key = "${makeMistralKey()}"</b>\n`;
    const edit = ignoreWithReason({ text, start: 3, languageId: 'html', rule, reason: 'old --> <script>\nnew line' });
    assert.match(edit?.text ?? '', /^<!-- mistral-guard-ignore-next-line \S+ -- old <script> new line -->\n$/);
    assert.equal(scanner.scan(applyEdits(text, edit ? [edit] : []), 'file').some(isOpen), false);
  });

  test('JSON has no comments, so there is no edit', () =>
    assert.equal(ignoreWithReason({ text: '{}', start: 0, languageId: 'json', rule, reason: 'x' }), undefined));
});

suite('adding to .gitignore', () => {
  const added = (text: string) => {
    const edit = addToGitignore(text, '.env');
    return edit && applyEdits(text, [edit]);
  };
  test('to a new one', () => assert.equal(added(''), '.env\n'));
  test('to one without a last line break', () => assert.equal(added('dist'), 'dist\n.env\n'));
  test('keeping its line breaks', () => assert.equal(added('dist\r\n'), 'dist\r\n.env\r\n'));
  test('not twice', () => assert.equal(added('dist\n/.env\n'), undefined));
});

suite('the name of the variable', () => {
  const names = [
    ['MISTRAL_API_KEY', 'MISTRAL_API_KEY'],
    ['CODESTRAL_API_KEY', 'CODESTRAL_API_KEY'],
    ['NEXT_PUBLIC_MISTRAL_API_KEY', 'MISTRAL_API_KEY'],
    ['process.env.MISTRAL_KEY', 'MISTRAL_KEY'],
    ['api_key', 'MISTRAL_API_KEY'],
    [undefined, 'MISTRAL_API_KEY'],
  ] as const;
  for (const [owner, expected] of names)
    test(`${owner} becomes ${expected}`, () => assert.equal(variableFor({ owner, rule }), expected));
});
