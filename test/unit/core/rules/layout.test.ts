import assert from 'node:assert/strict';
import { layOut } from '#core/rules/fix/layout.ts';
import { looking } from '#test/support/looking.ts';

/** A call laid out where it stands in a file. */
const laidOut = async (path: string, before: string, call: string): Promise<string | undefined> => {
  const head = path.endsWith('.py')
    ? 'from mistralai import Mistral\n'
    : "import { Mistral } from '@mistralai/mistralai';\n";
  const text = `${head}${before}${call}\n`;
  return looking(path, text, (_, source) => layOut(source, head.length + before.length, call));
};

const long = "'a question that is long enough to fill a good part of the line it stands in'";

suite('A call is laid out', () => {
  test('on one line where it fits', async () => {
    assert.equal(
      await laidOut('a.ts', 'await ', 'ask({\n  model,\n  messages\n},   [ ])'),
      'ask({ model, messages }, [])',
    );
  });

  test('with one argument a line where it does not, and further in only what is still too long', async () => {
    assert.equal(
      await laidOut('a.ts', '', `ask({ model, maxTokens: 1024 }, [${long}, ${long}])`),
      `ask(\n  { model, maxTokens: 1024 },\n  [\n    ${long},\n    ${long},\n  ],\n)`,
    );
  });

  test('in Python without blanks inside braces', async () => {
    assert.equal(
      await laidOut('a.py', 'reply = ', `ask(messages=[{"role": "user", "content": text}], title=${long})`),
      `ask(\n    messages=[{"role": "user", "content": text}],\n    title=${long},\n)`,
    );
  });

  for (const [what, call] of [
    ['a comment', `ask(${long}, // why\n${long})`],
    ['a regular expression', `ask(/[,(]/, ${long}, ${long})`],
    ['a text of several lines', `ask(\`a\nb\`, ${long}, ${long})`],
    ['brackets that do not match', `ask(${long}, ${long}]`],
    ['types', `ask<A, B>(${long}, ${long})`],
  ] as const)
    test(`not at all where it holds ${what}`, async () => assert.equal(await laidOut('a.ts', '', call), undefined));
});
