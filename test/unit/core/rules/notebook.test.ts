import assert from 'node:assert/strict';
import { openCallDetector } from '#core/rules/detector.ts';
import { createScanner } from '#core/scan/scanner.ts';
import { sha256 } from '#platform/node/hash.ts';
import { parsers } from '#test/support/looking.ts';
import { freshKey } from '#test/support/ruleFixtures.ts';

const notebook = (...cells: readonly string[]): string =>
  JSON.stringify(
    {
      cells: cells.map((source) => ({ cell_type: 'code', source: source.split(/(?<=\n)/), outputs: [] })),
      nbformat: 4,
    },
    null,
    1,
  );

async function scan(...cells: readonly string[]) {
  const detector = await openCallDetector(parsers, {
    ready: ['typescript', 'python'],
    clock: { now: () => performance.now() },
  });
  return createScanner({ detectors: [detector], hash: sha256 }).scan(notebook(...cells), 'explore.ipynb');
}

suite('Insecure calls in notebooks', () => {
  test('are found in a cell whose import stands in another, at their true place', async () => {
    const key = freshKey();
    const [finding] = await scan('from mistralai import Mistral\n', `x = 1\nclient = Mistral(api_key="${key}")\n`);
    assert.equal(finding?.rule, 'call/hardcoded-key');
    assert.equal(finding?.cell?.index, 1);
    assert.deepEqual(finding?.cell?.range.start, { line: 1, character: 25 });
  });

  test('are found beside magics, which are no Python', async () => {
    const found = await scan(
      `%pip install mistralai\nfrom mistralai import Mistral\n!ls\nclient = Mistral(api_key="${freshKey()}")\n`,
    );
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['call/hardcoded-key'],
    );
  });

  test('are followed from cell to cell, which are one program', async () => {
    const found = await scan(
      'from mistralai import Mistral\nreply = Mistral().chat.complete(model="codestral-latest", messages=messages)\n',
      '%%bash\necho "it is no Python"\n',
      'code = reply.choices[0].message.content\n',
      'exec(code)\n',
    );
    assert.deepEqual(
      found.map(({ rule, cell }) => [rule, cell?.index, cell?.range.start]),
      [['call/output-to-exec', 3, { line: 0, character: 5 }]],
    );
  });

  test('are found in a magic that sets the key', async () => {
    const found = await scan(`%env MISTRAL_API_KEY=${freshKey()}\n`, 'from mistralai import Mistral\n');
    assert.deepEqual(
      found.map(({ rule, cell }) => [rule, cell?.index]),
      [['call/hardcoded-env-assignment', 0]],
    );
  });

  test('are told without advice for servers', async () => {
    const found = await scan(
      'from mistralai import Mistral\nfrom fastapi import FastAPI\nMistral().chat.complete(model="mistral-small-latest", messages=[])\n',
    );
    assert.deepEqual(found, []);
  });
});
