import assert from 'node:assert/strict';
import { mistralMatches } from '#core/detect/mistral.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { casesIn, filled } from '#test/support/leaks/cases.ts';

suite('A leaked Mistral key', () => {
  for (const { title, text } of casesIn('recall.txt'))
    test(`is found: ${title}`, () => {
      const keys = Array.from({ length: 5 }, makeMistralKey);
      const found = keys.filter((key) =>
        [...mistralMatches(filled(text, key, makeMistralKey()))].some(({ content }) => content === key),
      );
      assert.ok(found.length >= 4, `${found.length} of 5`);
    });

  for (const { title, text } of casesIn('traps.txt'))
    test(`is not: ${title}`, () => {
      for (let round = 0; round < 5; round++)
        assert.deepEqual([...mistralMatches(filled(text, makeMistralKey(), makeMistralKey()))], []);
    });

  const explained: readonly (readonly [text: string, tier: string, owner: string | undefined, severity: string])[] = [
    ['MISTRAL_API_KEY={{key}}', 'name', 'MISTRAL_API_KEY', 'error'],
    ['c = Mistral(api_key="{{key}}")', 'call site', 'api_key', 'error'],
    [
      'curl https://api.mistral.ai/v1/models -H "Authorization: Bearer {{key}}"',
      'header or same object',
      'Authorization',
      'error',
    ],
    ['from mistralai import Mistral\napi_key = "{{key}}"', 'file', 'api_key', 'warning'],
    ['from mistralai import Mistral\nVITE_KEY = "{{key}}"\nMistral(VITE_KEY)', 'file', 'VITE_KEY', 'error'],
  ];
  for (const [text, tier, owner, severity] of explained)
    test(`says why: ${tier}, ${severity}`, () => {
      const key = makeMistralKey();
      const [match] = mistralMatches(filled(text, key, key));
      assert.equal(match?.explanation.tier, tier);
      assert.equal(match?.explanation.owner, owner);
      assert.equal(match?.severity, severity);
      assert.ok((match?.explanation.entropy ?? 0) > 3.9);
      assert.ok(!JSON.stringify([match?.message, match?.explanation]).includes(key));
    });
});
