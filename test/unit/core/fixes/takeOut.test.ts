import assert from 'node:assert/strict';
import { applyEdits } from '#core/fixes/edit.ts';
import { takeOut } from '#core/fixes/takeOut.ts';
import { Secret } from '#core/vault/secret.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('Taking a key out of a file', () => {
  const key = makeMistralKey();
  const without = (text: string) => applyEdits(text, takeOut(text, new Secret(key)));

  const lines = [`A_KEY=${key}`, `export A_KEY="${key}"`, `A_KEY = '${key}' # from the console`];
  for (const line of lines)
    test(`takes the whole line: ${line.replace(key, '…')}`, () => {
      assert.equal(without(`FIRST=1\n${line}\nLAST=2\n`), 'FIRST=1\nLAST=2\n');
      assert.equal(without(`FIRST=1\r\n${line}\r\nLAST=2`), 'FIRST=1\r\nLAST=2');
      assert.equal(without(line), '');
    });

  test('leaves the rest of a line that says more', () => {
    assert.equal(without(`{ "apiKey": "${key}", "model": "codestral" }`), '{ "apiKey": "", "model": "codestral" }');
    assert.equal(without(`    apiKey: ${key}\n`), '    apiKey: \n');
  });

  test('takes it from every place, and leaves a text without it alone', () => {
    assert.equal(without(`A=${key}\nB=${key}\nC=1\n`), 'C=1\n');
    assert.equal(without('A=1\n'), 'A=1\n');
  });
});
