import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { scanBytes } from '#platform/node/scan/scanBytes.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { casesIn, filled } from '#test/support/leaks/cases.ts';
import { scanText } from '#test/support/leaks/scanText.ts';

const noise = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\u0000', '\ud800', ' ', '"', '\\', '\u2028'),
  maxLength: 60,
});
const cases = casesIn('recall.txt').filter(({ text }) => text.includes('{{key}}') && !text.includes('{{other}}'));

suite('The scanner', () => {
  test('every range that is reported, read back from the text, is the key', () => {
    let reported = 0;
    fc.assert(
      fc.property(noise, fc.constantFrom(...cases), noise, (before, { text }, after) => {
        const key = makeMistralKey();
        const whole = `${before}\n\n${filled(text, key, '')}\n\n${after}`;
        for (const { span, range, preview } of scanText(whole)) {
          assert.equal(whole.slice(span.start, span.end), key);
          const lines = whole.split(/\r\n|\r|\n/);
          assert.equal(lines[range.start.line]?.slice(range.start.character, range.end.character), key);
          assert.equal(preview, `…${key.slice(-4)}`);
          reported++;
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(reported > 1400, `only ${reported} reported`);
  });

  test('bytes that are no UTF-8 shift nothing: positions are those of the text that an editor shows', () => {
    const key = makeMistralKey();
    const bytes = Buffer.concat([
      Buffer.from('é😀 '),
      Buffer.from([0xff, 0xc3, 0x28, 0x80]),
      Buffer.from(`\r\nMISTRAL_API_KEY=${key}\r\n`),
    ]);
    const [finding] = scanBytes(scannerFor({}), bytes, 'x');
    assert.deepEqual(finding?.range.start, { line: 1, character: 16 });
    assert.equal(new TextDecoder().decode(bytes).slice(finding?.span.start, finding?.span.end), key);
  });

  test('a byte order mark is no character, and UTF-16 as PowerShell writes it is read', () => {
    const text = `MISTRAL_API_KEY=${makeMistralKey()}`;
    const withMark = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [withMark, wide])
      assert.deepEqual(scanBytes(scannerFor({}), bytes, 'x')[0]?.range.start, { line: 0, character: 16 });
  });

  test('a finding never carries the key', () => {
    for (const { text } of cases) {
      const key = makeMistralKey();
      assert.ok(!JSON.stringify(scanText(filled(text, key, ''))).includes(key));
    }
  });

  test('10,000 random and mutated files are scanned without a throw', () => {
    const seeds = [...casesIn('recall.txt'), ...casesIn('traps.txt')].map(({ text }) =>
      Buffer.from(filled(text, makeMistralKey(), makeMistralKey())),
    );
    const notebook = Buffer.from(
      JSON.stringify({
        cells: [{ source: [`MISTRAL_API_KEY="${makeMistralKey()}"\n`], outputs: [{ text: ['\\u00e9\n'] }] }],
      }),
    );
    const scanner = scannerFor({});
    for (let round = 0; round < 10_000; round++) {
      const seed = round % 3 === 0 ? notebook : (seeds[round % seeds.length] ?? notebook);
      scanBytes(scanner, mutated(seed, round), round % 2 === 0 ? 'x.ipynb' : 'x.env');
    }
  }).timeout(60_000);
});

/** Cut, overwritten, doubled or turned into noise. */
function mutated(seed: Buffer, round: number): Buffer {
  const at = Math.floor((((round * 7919) % 1000) / 1000) * seed.length);
  const changed = Buffer.from(seed);
  switch (round % 5) {
    case 0:
      return changed.subarray(0, at);
    case 1:
      return Buffer.concat([changed.subarray(at), changed.subarray(0, at)]);
    case 2:
      randomBytes(Math.min(8, seed.length - at)).copy(changed, at);
      return changed;
    case 3:
      changed.fill(0, at, Math.min(at + 3, changed.length));
      return changed;
    default:
      return Buffer.concat([changed, randomBytes(200), changed]);
  }
}
