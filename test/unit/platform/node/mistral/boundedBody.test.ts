import assert from 'node:assert/strict';
import { boundedBody } from '#platform/node/mistral/boundedBody.ts';

suite('The body of an answer', () => {
  const answer = (...chunks: readonly string[]) => new Response(chunks.join(''));

  test('comes through as it is', async () => {
    const response = boundedBody(answer('{"a":', '1}'), 100);
    assert.deepEqual([response.status, await response.json()], [200, { a: 1 }]);
  });

  test('breaks off where it does not end', async () => {
    await assert.rejects(boundedBody(answer('x'.repeat(60), 'y'.repeat(60)), 100).text(), /too long|unexpected/i);
  });
});
