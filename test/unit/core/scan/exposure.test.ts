import assert from 'node:assert/strict';
import { gradeDotenv } from '#core/scan/exposure.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { scanText } from '#test/support/leaks/scanText.ts';

const findings = () => scanText(`MISTRAL_API_KEY=${makeMistralKey()}`, '.env');
const told = (exposure: Parameters<typeof gradeDotenv>[1]) =>
  gradeDotenv(findings(), exposure).map(({ rule, severity }) => `${severity} ${rule}`);

suite('A key in a .env file', () => {
  test('is only worth a note while git ignores the file', () => {
    assert.deepEqual(told('ignored'), ['info secret/mistral-api-key']);
  });
  test('is an error, and so is the file, once git tracks it', () => {
    assert.deepEqual(told('tracked'), ['error secret/mistral-api-key', 'error config/dotenv-not-ignored']);
  });
  test('warns of the file while the next commit may take it', () => {
    assert.deepEqual(told('untracked'), ['error secret/mistral-api-key', 'warning config/dotenv-not-ignored']);
  });
  test('stays what it is outside of a repository', () => {
    assert.deepEqual(told('no repository'), ['error secret/mistral-api-key']);
  });
  test('without findings there is nothing to say', () => {
    assert.deepEqual(gradeDotenv([], 'tracked'), []);
  });
});
