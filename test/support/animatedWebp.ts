/** A part of the canvas that changes, as a WebP of its own, and how long it is looked at. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly milliseconds: number;
  readonly webp: Buffer;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Puts pictures one after another into one file that shows them for ever; each is drawn over what the ones before left. */
export function animatedWebp(size: Size, frames: readonly Frame[]): Buffer {
  const animation = 0b10;
  const header = Buffer.concat([Buffer.from([animation, 0, 0, 0]), uint24(size.width - 1), uint24(size.height - 1)]);
  const forEver = Buffer.alloc(6);
  const body = [chunk('VP8X', header), chunk('ANIM', forEver), ...frames.map((frame) => chunk('ANMF', drawn(frame)))];
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...body]));
}

/** The place is counted in steps of two pixels. */
function drawn({ x, y, width, height, milliseconds, webp }: Frame): Buffer {
  const withoutBlending = 0b10;
  const numbers = [x / 2, y / 2, width - 1, height - 1, milliseconds].map(uint24);
  return Buffer.concat([...numbers, Buffer.from([withoutBlending]), pictureIn(webp)]);
}

/** What of a still WebP is the picture itself. */
function pictureIn(webp: Buffer): Buffer {
  for (let at = 12; at < webp.length; ) {
    const end = at + 8 + webp.readUInt32LE(at + 4);
    if (/^VP8[L ]$/.test(webp.toString('latin1', at, at + 4))) return webp.subarray(at, end + (end % 2));
    at = end + (end % 2);
  }
  throw new Error('There is no picture in this WebP.');
}

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), length, content, Buffer.alloc(content.length % 2)]);
}

function uint24(value: number): Buffer {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntLE(value, 0, 3);
  return bytes;
}
