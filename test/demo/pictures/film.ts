import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Frame } from '#test/support/animatedWebp.ts';
import { animatedWebp } from '#test/support/animatedWebp.ts';

/** Stills of a window, taken at the moments that tell the story. */
export interface Film {
  /** What is seen now stays for so long. */
  show(milliseconds: number): Promise<void>;
}

interface Still {
  readonly png: string;
  readonly milliseconds: number;
}

/** A film of one window, and how it is written once it is over. */
export function filmOf(page: Page): Film & { write(path: string): Promise<void> } {
  const stills: Still[] = [];
  return {
    async show(milliseconds) {
      const png = (await page.screenshot({ animations: 'disabled' })).toString('base64');
      stills.push({ png, milliseconds });
    },
    async write(path) {
      const canvas = await page.context().newPage();
      const { size, frames } = await canvas.evaluate(onlyWhatChanged, stills);
      const drawn = frames.map((frame): Frame => ({ ...frame, webp: Buffer.from(frame.webp, 'base64') }));
      await writeFile(path, animatedWebp(size, drawn));
      await canvas.close();
    },
  };
}

/** Runs in the browser, which knows how to write WebP: of each still only the rectangle that differs from the one before. */
async function onlyWhatChanged(stills: readonly Still[]) {
  const images = await Promise.all(
    stills.map(async ({ png }) => createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())),
  );
  const size = { width: images[0]?.width ?? 0, height: images[0]?.height ?? 0 };
  const frames = [];
  let before: Uint32Array | undefined;
  for (const [index, image] of images.entries()) {
    const now = pixels(image);
    const box = before === undefined ? { x: 0, y: 0, ...size } : changed(before, now);
    frames.push({ ...box, milliseconds: stills[index]?.milliseconds ?? 0, webp: await lossless(image, box) });
    before = now;
  }
  return { size, frames };

  function pixels(image: ImageBitmap): Uint32Array {
    const context = new OffscreenCanvas(size.width, size.height).getContext('2d');
    context?.drawImage(image, 0, 0);
    return new Uint32Array(context?.getImageData(0, 0, size.width, size.height).data.buffer ?? new ArrayBuffer());
  }

  function changed(one: Uint32Array, other: Uint32Array) {
    let [left, top, right, bottom] = [size.width, size.height, 0, 0];
    for (let at = 0; at < one.length; at++) {
      if (one[at] === other[at]) continue;
      const [x, y] = [at % size.width, Math.floor(at / size.width)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
    if (right < left) return { x: 0, y: 0, width: 2, height: 2 };
    const [x, y] = [left - (left % 2), top - (top % 2)];
    return { x, y, width: right - x + 1, height: bottom - y + 1 };
  }

  async function lossless(image: ImageBitmap, { x, y, width, height }: ReturnType<typeof changed>): Promise<string> {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(image, -x, -y);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 1 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }
}
