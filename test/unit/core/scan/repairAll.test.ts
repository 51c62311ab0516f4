import assert from 'node:assert/strict';
import { applyEdits } from '#core/rules/fix/edit.ts';
import { whenReady } from '#core/scan/notReady.ts';
import type { Wanted } from '#core/scan/repairAll.ts';
import { proposals, repairAll } from '#core/scan/repairAll.ts';
import type { Scanner } from '#core/scan/scanner.ts';
import { openScanner } from '#platform/node/scan/everything.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('Repairs of a whole file', () => {
  let scanner: Scanner;

  suiteSetup(async () => {
    scanner = await openScanner({});
    for (const path of ['a.ts', 'a.py', 'a.sh']) await whenReady(() => scanner.scan('mistral', path));
  });

  function repaired(path: string, text: string, wanted: Wanted) {
    const { edits, repairs } = repairAll(text, wanted, (now) => scanner.repairs(now, path));
    return { text: applyEdits(text, edits), edits, titles: repairs.map(({ fix }) => fix.title) };
  }

  const safe = { kind: 'safe' } as const;
  const client = "import { Mistral } from '@mistralai/mistralai';\n";

  test('take what is safe and leave what changes the program', () => {
    const before = `${client}const a = new Mistral({ serverURL: 'http://a.example' });\nconst b = new Mistral({ serverURL: 'http://b.example' });\nelement.innerHTML = (await a.chat.complete({ messages })).choices[0].message.content;\n`;
    const after = repaired('app.ts', before, safe);
    assert.deepEqual(after.titles, ['Use https', 'Use https']);
    assert.equal(after.text, before.replaceAll('http://', 'https://'));
  });

  test('write an import once that several fixes need', () => {
    const before =
      'from mistralai import Mistral\n\none = Mistral(api_key="your-api-key")\ntwo = Mistral(api_key="your-api-key")\n';
    const after = repaired('app.py', before, safe);
    assert.equal(after.text.match(/^import os$/gm)?.length, 1);
    assert.equal(after.text.match(/os\.environ\["MISTRAL_API_KEY"\]/g)?.length, 2);
  });

  test('that stand in each other’s way are made one after another', () => {
    const before = `${client}const client = new Mistral({ debugLogger: console, serverURL: 'http://a.example' });\n`;
    const after = repaired('app.ts', before, safe);
    assert.equal(after.titles.length, 2);
    assert.match(after.text, /new Mistral\(\{ serverURL: 'https:\/\/a\.example' \}\)/);
    assert.deepEqual(repaired('app.ts', after.text, safe).edits, []);
  });

  test('take one step of every call, whether or not it was complained about', () => {
    const before = `${client}const a = await client.chat.complete({ model, messages });\nconst b = await client.chat.complete({ model, messages });\n`;
    assert.ok(!scanner.scan(before, 'app.ts').some(({ rule }) => rule === 'call/harden'));
    const after = repaired('app.ts', before, { kind: 'rules', ids: ['call/missing-max-tokens'] });
    assert.equal(after.text.match(/maxTokens: 1024/g)?.length, 2);
    assert.doesNotMatch(after.text, /guardrails/);
  });

  test('take several steps of one call one after another', () => {
    const before = `${client}const a = await client.chat.complete({ model, messages });\n`;
    const ids = ['call/missing-max-tokens', 'call/no-moderation'];
    const after = repaired('app.ts', before, { kind: 'rules', ids });
    assert.match(after.text, /maxTokens: 1024/);
    assert.match(after.text, /guardrails: \[/);
  });

  test('never take a key out of a file: it has to be stored first', () => {
    for (const [path, text] of [
      ['app.py', `from mistralai import Mistral\nclient = Mistral(api_key="${makeMistralKey()}")\n`],
      ['app.ts', `${client}process.env.MISTRAL_API_KEY = '${makeMistralKey()}';\n`],
      ['Dockerfile', `FROM scratch\nENV MISTRAL_API_KEY=${makeMistralKey()}\n`],
      ['compose.yaml', `environment:\n  MISTRAL_API_KEY: ${makeMistralKey()}\n`],
      ['run.sh', `export MISTRAL_API_KEY=${makeMistralKey()}\n`],
    ] as const) {
      assert.ok(
        scanner.scan(text, path).some(({ rule }) => !rule.startsWith('secret/')),
        path,
      );
      assert.deepEqual(scanner.repairs(text, path), [], path);
    }
  });

  test('are not made where a comment gives a reason', () => {
    const before = `${client}// mistral-guard-ignore-next-line -- a server in the same rack\nconst a = new Mistral({ serverURL: 'http://a.example' });\n`;
    assert.deepEqual(repaired('app.ts', before, safe).edits, []);
  });

  test('count from the start of a notebook’s cell, below its magics', () => {
    const cells = [
      ['from mistralai import Mistral\n'],
      ['%%time\n', 'client = Mistral(api_key="your-api-key", server_url="http://a.example")\n'],
    ].map((source) => ({ cell_type: 'code', source, outputs: [] }));
    const { edits } = repairAll(JSON.stringify({ cells }), safe, (now) => scanner.repairs(now, 'explore.ipynb'));
    assert.ok(edits.every(({ cell }) => cell === 1));
    const cell = cells[1]?.source.join('') ?? '';
    assert.equal(
      applyEdits(cell, edits),
      '%%time\nimport os\nclient = Mistral(api_key=os.environ["MISTRAL_API_KEY"], server_url="https://a.example")\n',
    );
  });

  test('that are only proposed stand alone, each where it is ticked, its import included', () => {
    const text = `from mistralai import Mistral\n\nclient = Mistral(api_key=key)\nreply = client.chat.complete(model=model, messages=messages)\npage.innerHTML = reply.choices[0].message.content\n`;
    const { edits } = proposals(scanner.repairs(text, 'app.py'), [], () => text);
    assert.deepEqual(
      edits.map(({ titles }) => titles),
      [['Harden this call'], ['Show it as text']],
    );
    const [hardened = '', shown = ''] = edits.map((edit) => applyEdits(text, [edit]));
    assert.match(hardened, /^from mistralai\.utils import [\s\S]*RetryConfig\([\s\S]*page\.innerHTML/m);
    assert.equal(shown, text.replace('innerHTML', 'textContent'));
  });

  test('are not proposed where what is sure is done in the midst of them', () => {
    const text = `from mistralai import Mistral\n\nclient = Mistral(api_key=key)\nreply = client.chat.complete(model=model, messages=messages)\npage.innerHTML = reply.choices[0].message.content\n`;
    const sure = [{ start: 30, end: 30, text: '# sure\n', titles: ['Sure'] }];
    const { edits } = proposals(scanner.repairs(text, 'app.py'), sure, () => text);
    assert.deepEqual(
      edits.map(({ titles }) => titles),
      [['Show it as text']],
    );
  });
});
