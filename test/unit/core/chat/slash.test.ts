import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTyped, slashCommands } from '#core/chat/slash.ts';

suite('A slash command', () => {
  test('stands for its own words, with the person’s behind them', () => {
    const read = readTyped('/explain only the loop');
    assert.equal(read.kind, 'about code');
    assert.match(read.kind === 'about code' ? read.text : '', /^Explain what this code does.*\n\nonly the loop$/s);
  });

  test('may be an action that sends nothing', () => {
    assert.deepEqual(readTyped('/clear'), { kind: 'action', action: 'clear' });
    assert.deepEqual(readTyped('  /export  '), { kind: 'action', action: 'export' });
  });

  test('that nobody knows, or that stands later, is a message like any other', () => {
    for (const text of ['/etc/hosts is empty', '/explainer', 'what does /clear do?', '/toString', '/'])
      assert.deepEqual(readTyped(text), { kind: 'message', text });
  });

  test('is found by every name in the table, and a message never loses a letter', () => {
    for (const name of Object.keys(slashCommands)) assert.notEqual(readTyped(`/${name}`).kind, 'message');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readTyped(text);
        if (read.kind === 'message') assert.equal(read.text, text);
      }),
    );
  });
});
