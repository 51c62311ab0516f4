import assert from 'node:assert/strict';
import type { ChatRequest } from '#core/mistral/chat.ts';
import { wireOf } from '#core/mistral/wire.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { callTo } from '#test/support/mistral/callTo.ts';
import { jsonOf } from '#test/support/mistral/jsonOf.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

const request: ChatRequest = {
  model: 'mistral-small-latest',
  messages: [
    { role: 'system', content: 'You help.' },
    { role: 'user', content: 'Where does ⟨EMAIL_1⟩ stand?' },
    { role: 'assistant', content: 'In the file.' },
    { role: 'user', content: 'And now?' },
  ],
  temperature: 0.3,
  maxTokens: 100,
  safePrompt: true,
  guardrail: { thresholds: { sexual: 0.7 }, otherCategories: 'ignored', onFailure: 'block' },
};

suite('What a person is shown of a request', () => {
  test('is what the server receives', async () => {
    const player = await startMistral();
    const opened = await mistralOverSdk().stream(callTo(player), request);
    if (opened.ok) for await (const _ of opened.value);
    assert.deepEqual(withoutDefaults(player.received().map(jsonOf)[0]), JSON.parse(JSON.stringify(wireOf(request))));
    await player.stop();
    player.expectNoViolations();
  });
});

/** The SDK says of an answer that it is not the beginning of one. */
const withoutDefaults = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body, (name, value) => (name === 'prefix' && value === false ? undefined : value)));
