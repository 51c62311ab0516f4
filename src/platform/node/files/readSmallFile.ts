import { lstatSync, readFileSync } from 'node:fs';

const largest = 5 * 1024 * 1024;

/** A file of a repository that steers us: a link, a pipe, a device or a giant in its place is nobody's settings. */
export function readSmallFile(path: string): string | undefined {
  try {
    const { size, isFile } = statOf(path);
    return isFile && size <= largest ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function statOf(path: string): { readonly size: number; readonly isFile: boolean } {
  const stat = lstatSync(path);
  return { size: stat.size, isFile: stat.isFile() };
}

export const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
