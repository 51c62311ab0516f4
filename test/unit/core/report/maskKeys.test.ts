import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskKeys } from '#core/report/maskKeys.ts';
import { randomText } from '#test/support/leaks/randomText.ts';

const key = fc
  .string({
    unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789'),
    minLength: 32,
    maxLength: 32,
  })
  .filter((text) => /\d/.test(text) && /[a-z]/i.test(text));
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

suite('Masking keys in a log line', () => {
  test('leaves no key whole, whatever stands around it', () => {
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
        assert.ok(!maskKeys(`${before} ${secret} ${after}`).includes(secret));
        assert.ok(!maskKeys(`Authorization: Bearer ${secret}`).includes(secret));
        assert.ok(!maskKeys(`https://x.example/?key=${secret}&a=1`).includes(secret));
      }),
    );
  });

  test('nor one without a digit, as one in 250 is', () => {
    const whole = Array.from({ length: 20_000 }, () => randomText(32, letters)).filter(
      (each) => maskKeys(each) === each,
    );
    assert.ok(whole.length <= 20, `${whole.length} of 20,000`);
  });

  test('keeps the last four, so that a person can tell which key it was', () => {
    assert.equal(maskKeys('key=abcDEF0123456789abcDEF0123456789'), 'key=…6789');
  });

  test('leaves words, paths of letters, numbers and record ids alone', () => {
    const line = 'checked id=3f2b8c1e-9d4a-4f6b-8a1c-2e3d4f5a6b7c status=200 workspaceConfigurationChanged';
    assert.equal(maskKeys(line), line);
  });
});
