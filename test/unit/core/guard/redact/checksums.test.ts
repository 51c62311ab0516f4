import assert from 'node:assert/strict';
import { belgian, cpf, koreanId, steuerId, verhoeff } from '#core/guard/redact/checksums.ts';

/** Made up, and right by their own arithmetic. */
const valid: readonly (readonly [string, (id: string) => boolean, readonly string[]])[] = [
  ['Aadhaar', verhoeff, ['234123412346']],
  ['Belgium, of both centuries', belgian, ['85073003328', '00010100105']],
  ['Korea', koreanId, ['8801051234562']],
  ['Brazil, with a check digit that falls to 0', cpf, ['12345678305']],
  ['Germany, with a sum that comes round', steuerId, ['86095742892']],
];

suite('A number vouches for itself', () => {
  for (const [country, check, ids] of valid)
    test(`and no longer when one digit is another: ${country}`, () => {
      for (const id of ids) {
        assert.ok(check(id), id);
        const others = Array.from(id, (digit, at) => id.slice(0, at) + ((Number(digit) + 1) % 10) + id.slice(at + 1));
        const taken = others.filter((other) => check(other));
        assert.ok(taken.length <= 1, `${id} and also ${taken}`);
      }
    });
});
