import assert from 'node:assert/strict';
import { makeMistralKey } from '#test/support/keys.ts';
import { scanText } from '#test/support/leaks/scanText.ts';

const notebook = (...cells: readonly unknown[]) => JSON.stringify({ cells, metadata: {}, nbformat: 4 }, null, 1);

suite('Notebooks', () => {
  test('a key in a source is told by cell and line, and read back from the file', () => {
    const key = makeMistralKey();
    const source = ['from mistralai import Mistral\n', `client = Mistral(api_key="${key}")\n`];
    const text = notebook({ cell_type: 'markdown', source: ['# hello'] }, { cell_type: 'code', source, outputs: [] });
    const [finding, ...more] = scanText(text, 'n.ipynb');
    assert.equal(more.length, 0);
    assert.equal(text.slice(finding?.span.start, finding?.span.end), key);
    assert.deepEqual(finding?.cell, {
      index: 1,
      part: 'source',
      range: { start: { line: 1, character: 26 }, end: { line: 1, character: 58 } },
    });
  });

  const outputs: readonly (readonly [what: string, make: (text: string) => unknown])[] = [
    ['a stream', (text) => ({ output_type: 'stream', text: ['ok\n', text] })],
    ['a stream in one string', (text) => ({ output_type: 'stream', text })],
    ['a result', (text) => ({ output_type: 'execute_result', data: { 'text/plain': [text] } })],
    ['JSON', (text) => ({ output_type: 'display_data', data: { 'application/json': { env: [text] } } })],
    [
      'a traceback',
      (text) => ({ output_type: 'error', ename: 'E', evalue: 'x', traceback: ['\u001b[0;31mE\u001b[0m', text] }),
    ],
  ];
  for (const [what, make] of outputs)
    test(`a key in ${what} of the output is found`, () => {
      const key = makeMistralKey();
      const text = notebook({ cell_type: 'code', source: '!env', outputs: [make(`MISTRAL_API_KEY=${key}\n`)] });
      const [finding] = scanText(text, 'n.ipynb');
      assert.equal(finding?.cell?.part, 'output');
      assert.equal(text.slice(finding?.span.start, finding?.span.end), key);
    });

  test('images are not read', () => {
    const text = notebook({
      cell_type: 'code',
      source: 'mistral',
      outputs: [{ data: { 'image/png': `MISTRAL_API_KEY=${makeMistralKey()}` } }],
    });
    assert.deepEqual(scanText(text, 'n.ipynb'), []);
  });

  test('a key in one cell is understood by what another cell says', () => {
    const text = notebook(
      { cell_type: 'code', source: 'from mistralai import Mistral' },
      { cell_type: 'code', source: `api_key = "${makeMistralKey()}"` },
      { cell_type: 'code', source: 'client = Mistral(api_key=api_key)' },
    );
    assert.equal(scanText(text, 'n.ipynb')[0]?.cell?.index, 1);
  });

  test('a broken notebook is read as text', () => {
    const key = makeMistralKey();
    const text = notebook({ cell_type: 'code', source: `MISTRAL_API_KEY = "${key}"` }).slice(0, -20);
    const [finding] = scanText(text, 'n.ipynb');
    assert.equal(finding?.cell, undefined);
    assert.equal(text.slice(finding?.span.start, finding?.span.end), key);
  });
});
