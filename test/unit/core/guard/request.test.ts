import assert from 'node:assert/strict';
import { prepare } from '#core/guard/prepare.ts';
import { buildRequest } from '#core/guard/request.ts';
import { localContext } from '#test/support/guard/local.ts';
import { World } from '#test/support/guard/world.ts';

const tool = { name: 'find', description: 'Finds', parameters: { type: 'object' } } as const;
const call = { id: 'call00001', name: 'find', input: { q: 'x' } };

suite('The request that is built', () => {
  const built = (changed: object = {}) => {
    const conversation = { ...new World().conversation, ...changed };
    const { value } = prepare(
      { text: 'Go on.', attachments: [] },
      { ...localContext(), tokenCorrection: 1 },
      conversation.policy,
    );
    const random = { bytes: (count: number) => new Uint8Array(count).fill(7), unit: () => 0.5 };
    return buildRequest(value, conversation, random);
  };

  test('says how it is to be sampled, and which tools there are, only where somebody said so', () => {
    const plain = built().request;
    assert.ok(!('temperature' in plain) && !('tools' in plain) && !('toolChoice' in plain));
    const { temperature, tools, toolChoice } = built({ temperature: 0, tools: [tool], toolChoice: 'required' }).request;
    assert.deepEqual([temperature, tools, toolChoice], [0, [tool], 'required']);
    assert.ok(!('toolChoice' in built({ tools: [tool] }).request));
    assert.ok(!('toolChoice' in built({ toolChoice: 'required' }).request), 'nothing to choose from');
  });

  test('counts calls and tools into what it costs', () => {
    const turns = [
      { role: 'user', content: 'Where?' },
      { role: 'assistant', content: '', calls: [call] },
      { role: 'tool', callId: 'call00001', name: 'find', content: 'There.' },
    ];
    const without = turns.map((turn) => (turn.role === 'assistant' ? { role: 'assistant', content: '' } : turn));
    const tokens = (changed: object) => built(changed).promptTokens;
    assert.ok(tokens({ history: turns }) > tokens({ history: without }));
    assert.ok(tokens({ tools: [tool] }) > tokens({}));
  });

  test('fences what a tool brought in an earlier turn, and keeps the order that Mistral wants', () => {
    const history = [
      { role: 'assistant', content: '', calls: [call] },
      { role: 'tool', callId: 'call00001', name: 'find', content: 'There.' },
    ];
    const { messages } = built({ history }).request;
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'assistant', 'tool', 'assistant', 'user'],
    );
    const brought = messages[2]?.content ?? '';
    assert.ok(brought.includes('There.') && brought !== 'There.');
  });
});
