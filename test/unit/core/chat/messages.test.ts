import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromChatView } from '#core/chat/fromView.ts';
import { toChatView } from '#core/chat/toView.ts';

suite('Messages between the chat and its view', () => {
  test('are known or dropped, in both directions', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        assert.equal(fromChatView.safeParse(message).success, false);
        assert.equal(toChatView.safeParse(message).success, false);
      }),
    );
  });

  test('carry nothing that was not agreed on', () => {
    assert.ok(fromChatView.safeParse({ type: 'send', text: 'hello' }).success);
    for (const strange of [
      { type: 'send', text: 'hello', key: 'x' },
      { type: 'send', text: 1 },
      { type: 'offer', offer: 'workbench.action.quit' },
      { type: 'press', button: 'everything' },
      { type: 'redaction', entity: '' },
      { type: 'code', action: 'run', text: '', language: '' },
      { type: 'drop', uris: Array.from({ length: 51 }, () => 'file:///a') },
      { type: 'send', text: 'x'.repeat(400_001) },
    ])
      assert.equal(fromChatView.safeParse(strange).success, false, JSON.stringify(strange).slice(0, 80));
  });

  test('do not let a reply smuggle markup in as a piece of another kind', () => {
    const said = (piece: object) => toChatView.safeParse({ type: 'said', turn: 't', pieces: [piece] }).success;
    assert.ok(said({ kind: 'text', text: '<b>' }));
    assert.ok(!said({ kind: 'html', text: '<b>' }));
    assert.ok(!said({ kind: 'text', text: 'a', html: '<b>' }));
  });
});
