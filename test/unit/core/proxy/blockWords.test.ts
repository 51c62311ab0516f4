import assert from 'node:assert/strict';
import type { Reason } from '#core/guard/verdict.ts';
import { blockedAnswer } from '#core/proxy/answer.ts';
import { sentenceFor } from '#core/proxy/blockWords.ts';
import { refuse } from '#core/proxy/door/refusals.ts';
import { isObject } from '#core/proxy/json.ts';

const span = { start: 3, end: 9 };

/** One of each way to be stopped, with the status a program sees and a word of what it reads. */
const stops: readonly (readonly [Reason, status: number, words: RegExp])[] = [
  [{ stage: 'validate', code: 'empty' }, 403, /nothing to send/],
  [
    { stage: 'validate', code: 'too-long', limit: 5, actual: 7 },
    403,
    /a message has 7 characters, and the policy allows 5 \(input\.maxCharacters\)/,
  ],
  [
    { stage: 'validate', code: 'too-many-tokens', limit: 5, actual: 7 },
    403,
    /what comes along has 7 tokens, and the policy allows 5 \(input\.maxContextTokens\)/,
  ],
  [{ stage: 'injection', code: 'override', score: 0.9, span, source: 'typed' }, 403, /ignore the rules \(override\)/],
  [{ stage: 'redact', code: 'key', span, source: 'typed' }, 403, /keeps back \(key\)/],
  [
    { stage: 'moderation', code: 'category', category: 'sexual', score: 0.9, direction: 'output' },
    403,
    /output moderation found sexual/,
  ],
  [{ stage: 'moderation', code: 'unavailable', direction: 'input' }, 403, /input moderation could not be made/],
  [{ stage: 'output', code: 'canary' }, 403, /given something away \(canary\)/],
  [{ stage: 'budget', code: 'hard-stop', scope: 'day', limit: 5, spent: 6 }, 402, /budget of 5 .* for today\.$/],
  [{ stage: 'budget', code: 'hard-stop', scope: 'month:p', limit: 5, spent: 6 }, 402, /budget of 5 .* is used up\.$/],
  [{ stage: 'connection', code: 'rate-limited', retryAfter: 1_500 }, 429, /as many requests as it may/],
  [{ stage: 'connection', code: 'breaker-open', retryAfter: 10 }, 503, /has been failing/],
];

suite('A request that the guard stops', () => {
  for (const [reason, status, words] of stops)
    test(`says why to whoever reads the program’s error: ${reason.stage}, ${reason.code}`, () => {
      assert.match(sentenceFor(reason), words);
      assert.match(sentenceFor(reason), /^[A-Z].+\.$/);
      const answer = blockedAnswer([reason]);
      assert.equal(answer.status, status);
      assert.ok(answer.body.kind === 'json' && isObject(answer.body.value));
      assert.equal(answer.body.value.message, sentenceFor(reason));
    });

  test('says when it may come again, a second at least', () => {
    const retry = (retryAfter: number) =>
      blockedAnswer([{ stage: 'connection', code: 'rate-limited', retryAfter }]).headers['retry-after'];
    assert.deepEqual([retry(1_500), retry(10)], ['2', '1']);
  });
});

test('A refusal may say more than its kind does', () => {
  const { message } = refuse('not JSON').body;
  assert.equal(refuse('not JSON', 'It ends too early.').body.message, `${message} It ends too early.`);
});
