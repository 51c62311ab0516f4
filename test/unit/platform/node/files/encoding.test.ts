import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { encodingOf, isOddlyBinary } from '#platform/node/files/encoding.ts';
import { scanBytes } from '#platform/node/scan/scanBytes.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('How bytes are read', () => {
  const key = makeMistralKey();
  const line = `MISTRAL_API_KEY="${key}"\n`;
  const wide = Buffer.from(line, 'utf16le');
  const texts: readonly (readonly [what: string, bytes: Buffer, from: number])[] = [
    ['a NUL before everything', Buffer.from(`\0\n${line}`), 2 + line.indexOf(key)],
    ['a NUL after everything', Buffer.from(`${line}\0`), line.indexOf(key)],
    ['UTF-16 LE without a mark', wide, line.indexOf(key)],
    ['UTF-16 BE without a mark', Buffer.from(wide).swap16(), line.indexOf(key)],
  ];
  for (const [what, bytes, from] of texts)
    test(`${what}: the key is found where it stands`, () => {
      const spans = scanBytes(scannerFor({}), bytes, 'a.py').map(({ span }) => [span.start, span.end]);
      assert.deepEqual(spans, [[from, from + key.length]]);
    });

  test('what is no text stays binary', () => {
    assert.equal(encodingOf(Buffer.concat([Buffer.alloc(64), randomBytes(8000)])), 'binary');
    assert.equal(encodingOf(Buffer.from([0])), 'binary');
  });

  test('a name that promises text is told', () => {
    for (const name of ['a.py', 'x/.env', 'x/.env.local', 'Dockerfile', 'c.yml']) assert.ok(isOddlyBinary(name), name);
    for (const name of ['a.png', 'x.bin', 'a.pyc', 'py']) assert.ok(!isOddlyBinary(name), name);
  });
});
