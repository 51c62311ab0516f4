import assert from 'node:assert/strict';
import { whenReady } from '#core/scan/notReady.ts';
import { oneForEachKey } from '#core/scan/oneForEachKey.ts';
import { openScanner } from '#platform/node/scan/everything.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('One key', () => {
  const found = async (text: string) => {
    const scanner = await openScanner({});
    return whenReady(() => scanner.scan(text, 'app.py'));
  };
  const rules = (findings: Awaited<ReturnType<typeof found>>) => findings.map(({ rule }) => rule);

  test('is one finding for a person, and both for a report', async () => {
    const both = await found(`from mistralai import Mistral\nclient = Mistral(api_key="${makeMistralKey()}")\n`);
    assert.deepEqual(rules(both).toSorted(), ['call/hardcoded-key', 'secret/mistral-api-key']);
    assert.deepEqual(rules(oneForEachKey(both)), ['secret/mistral-api-key']);
  });

  test('that only the code gives away stays found', async () => {
    const code = await found(
      'from mistralai import Mistral\nclient = Mistral(api_key="corp-gateway-7Hq2-k9Lm-zz81")\n',
    );
    assert.deepEqual(rules(oneForEachKey(code)), ['call/hardcoded-key']);
  });

  test('two of them are two findings', async () => {
    const two = await found(
      `from mistralai import Mistral\na = Mistral(api_key="${makeMistralKey()}")\nb = Mistral(api_key="${makeMistralKey()}")\n`,
    );
    assert.equal(oneForEachKey(two).length, 2);
  });
});
