import assert from 'node:assert/strict';
import type { NameVerdict } from '#core/detect/names.ts';
import { judgeName, wordsOf } from '#core/detect/names.ts';

const verdicts: Readonly<Record<NameVerdict, readonly string[]>> = {
  mistral: [
    'MISTRAL_API_KEY',
    'MISTRALAI_API_KEY',
    'mistralAiApiKey',
    'MistralAIServiceKey',
    'CODESTRAL_API_KEY',
    'vibe_code_api_key',
    'AZURE_FOUNDRY_MISTRAL_SMALL_API_KEY',
    'MISTRAL_API_KEY_2',
    'MISTRAL_API_KEY2',
    'mistralapikey',
    'spring.ai.mistralai.api-key',
    'NEXT_PUBLIC_MISTRAL_API_KEY',
    'MISTRAL_KEY_PROD',
    'mistral',
    'config.mistral.key',
  ],
  'other key': [
    'OPENAI_API_KEY',
    'OpenAIKey',
    'huggingFaceToken',
    'COHERE_KEY',
    'AZURE_OPENAI_API_KEY',
    'acme_api_key',
    'LANGFUSE_SALT_KEY',
  ],
  key: ['api_key', 'apiKey', 'x-api-key', 'key', 'token', 'password', 'Authorization', 'llm_api_key'],
  'not a key': [
    'id',
    'sessionId',
    'request_id',
    'checksum',
    'MISTRAL_API_KEY_ID',
    'mistral_key_hash',
    'MISTRAL_WEBHOOK_SECRET',
    'mistral_cache_key',
    'MISTRAL_AGENT_ID',
    'csrf_token',
    'nextPageToken',
    'publicKey',
    'MISTRAL_ORGANIZATION',
    'etag',
    'session_key',
  ],
  silent: ['value', 'default', 'const', 'str'],
  unknown: ['thing', 'ticket', 'foo'],
};

suite('What a name says about its value', () => {
  for (const [verdict, names] of Object.entries(verdicts))
    test(verdict, () => {
      for (const name of names) assert.equal(judgeName(name), verdict, name);
    });

  test('the same words in every spelling', () => {
    for (const name of ['mistralApiKey2', 'MISTRAL_API_KEY_2', 'mistral-api-key-2', 'MistralAPIKey2'])
      assert.deepEqual(wordsOf(name), ['mistral', 'api', 'key', '2']);
  });
});
