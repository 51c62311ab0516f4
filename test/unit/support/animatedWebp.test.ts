import assert from 'node:assert/strict';
import { animatedWebp } from '#test/support/animatedWebp.ts';

/** A still WebP as a browser writes it, with a picture of these bytes. */
function still(picture: readonly number[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(picture.length);
  return Buffer.concat([
    Buffer.from('RIFF....WEBPVP8L'),
    length,
    Buffer.from(picture),
    Buffer.alloc(picture.length % 2),
  ]);
}

suite('An animated WebP', () => {
  const frame = { x: 4, y: 258, width: 3, height: 2, milliseconds: 1_500, webp: still([0x2f, 1, 2]) };
  const file = animatedWebp({ width: 300, height: 260 }, [frame, { ...frame, x: 0, y: 0 }]);

  test('says its length, its size, and that it goes on for ever', () => {
    assert.equal(file.toString('latin1', 0, 4), 'RIFF');
    assert.equal(file.readUInt32LE(4), file.length - 8);
    assert.equal(file.toString('latin1', 8, 16), 'WEBPVP8X');
    assert.deepEqual([file.readUIntLE(24, 3) + 1, file.readUIntLE(27, 3) + 1], [300, 260]);
    assert.equal(file.readUInt16LE(file.indexOf('ANIM') + 12), 0);
  });

  test('holds each picture with its place and its time, at an even length', () => {
    const at = file.indexOf('ANMF') + 8;
    const numbers = [0, 3, 6, 9, 12].map((offset) => file.readUIntLE(at + offset, 3));
    assert.deepEqual(numbers, [2, 129, 2, 1, 1_500]);
    assert.equal(file.toString('latin1', at + 16, at + 20), 'VP8L');
    assert.deepEqual([...file.subarray(at + 24, at + 28)], [0x2f, 1, 2, 0]);
    assert.equal(file.lastIndexOf('ANMF'), at + 28);
  });

  test('is not made of what is no picture', () => {
    assert.throws(
      () => animatedWebp({ width: 1, height: 1 }, [{ ...frame, webp: Buffer.from('RIFF....WEBP') }]),
      /no picture/,
    );
  });
});
