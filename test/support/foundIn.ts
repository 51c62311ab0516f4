import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files under a folder that hold any of these texts, as UTF-8, as UTF-16 or in base64. */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const needles = texts.flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('base64').slice(0, -4)),
  ]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const held = await Promise.all(entries.filter((entry) => entry.isFile()).map((file) => holds(file, needles)));
  return held.flat();
}

async function holds(file: Dirent, needles: readonly Buffer[]): Promise<readonly string[]> {
  const path = join(file.parentPath, file.name);
  // A lock or a socket of a program that just ended may vanish meanwhile.
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  return needles.some((needle) => bytes.includes(needle)) ? [path] : [];
}
