import assert from 'node:assert/strict';
import { wireOf } from '#core/mistral/wire.ts';

const call = { id: 'c1', name: 'find', input: { q: 'x' } };

suite('A request as it goes over the wire', () => {
  test('carries tools, calls and their results in Mistral’s own names', () => {
    const tool = { name: 'find', description: 'Finds', parameters: { type: 'object' } } as const;
    const { tools, tool_choice, messages } = wireOf({
      model: 'm',
      messages: [
        { role: 'user', content: 'Where?' },
        { role: 'assistant', content: '', calls: [call] },
        { role: 'tool', callId: 'c1', name: 'find', content: 'There.' },
        { role: 'assistant', content: 'There.' },
      ],
      tools: [tool],
      toolChoice: 'required',
    });
    assert.deepEqual(tools, [{ type: 'function', function: tool }]);
    assert.equal(tool_choice, 'required');
    assert.deepEqual(messages, [
      { role: 'user', content: 'Where?' },
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'c1', function: { name: 'find', arguments: '{"q":"x"}' } }],
      },
      { role: 'tool', content: 'There.', tool_call_id: 'c1', name: 'find' },
      { role: 'assistant', content: 'There.' },
    ]);
  });

  test('says nothing that nobody asked for', () => {
    const messages = [{ role: 'user', content: 'Hello' }] as const;
    assert.deepEqual(wireOf({ model: 'm', messages }), { model: 'm', messages, stream: true });
  });
});
