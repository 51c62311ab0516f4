import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeMistralKey } from '#test/support/keys.ts';
import { encodedForms } from '#test/support/mistral/encodedForms.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

suite('Proving that a text never left', () => {
  const found = (text: string, haystack: string | Buffer) => encodedForms(text).foundIn(Buffer.from(haystack));
  const escapeAll = (text: string) =>
    text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const percentAll = (text: string) => Buffer.from(text).toString('hex').replace(/../g, '%$&');

  const guises: Readonly<Record<string, (text: string) => string>> = {
    itself: (text) => text,
    'escaped for a URL': encodeURIComponent,
    'a form field': (text) => new URLSearchParams({ field: text }).toString(),
    'escaped for a URL, letter by letter': percentAll,
    JSON: (text) => JSON.stringify({ text }),
    'JSON escapes, letter by letter': escapeAll,
    base64: (text) => Buffer.from(text).toString('base64'),
    'base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
    hexadecimal: (text) => Buffer.from(text).toString('hex'),
  };

  for (const [guise, disguise] of Object.entries(guises)) {
    test(`finds a key as ${guise}`, () => {
      const key = makeMistralKey();
      assert.ok(found(key, `before ${disguise(key)} after`));
      assert.ok(!found(key, `before ${disguise(makeMistralKey())} after`));
    });

    test(`finds any text as ${guise}`, () => {
      const text = fc.string({ unit: 'binary', minLength: 4 }).filter((value) => value.isWellFormed());
      fc.assert(fc.property(text, (value) => found(value, disguise(value))));
    });
  }

  test('finds a key inside a longer text in base64, wherever it stands', () => {
    const key = makeMistralKey();
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) =>
        found(key, Buffer.from(`${before}${key}${after}`).toString('base64')),
      ),
    );
  });

  test('looks at the path, the query, every header and the body', async () => {
    const player = await startMistral();
    const [path, query, header, body, absent] = [1, 2, 3, 4, 5].map(makeMistralKey);
    const headers = { 'x-note': btoa(`note ${header}`) };
    await fetch(`${player.url}/${path}?q=${query}`, { method: 'POST', headers, body: `{"a":"${body}"}` });
    await player.stop();
    for (const sent of [path, query, header, body]) assert.ok(player.everReceived(sent ?? ''));
    assert.ok(!player.everReceived(absent ?? ''));
  });
});
