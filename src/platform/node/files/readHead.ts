import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isBinary } from './encoding.ts';

/** Files past this are read up to it, and the report says so. */
export const sizeCap = 5 * 1024 * 1024;
/** Most files are smaller, and of a large binary nothing more is read. */
const firstRead = 64 * 1024;

export type Head =
  | {
      readonly kind: 'text';
      readonly bytes: Buffer;
      readonly cut: boolean;
      readonly size: number;
      readonly modified: number;
    }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** One buffer for every file that is read here: allocating 5 MB a file would cost more than reading. */
let shared: Buffer | undefined;

/** The bytes are valid until the next call. `isKnown` spares the reading of what did not change. */
export function readHead(path: string | Buffer, isKnown?: (size: number, modified: number) => boolean): Head {
  let file: number | undefined;
  try {
    // A pipe would keep us waiting for somebody to write into it.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    if (stat.isDirectory()) return { kind: 'unreadable', why: 'it is a folder' };
    if (!stat.isFile()) return { kind: 'unreadable', why: 'it is no ordinary file' };
    const { size, mtimeMs: modified } = stat;
    if (isKnown?.(size, modified)) return { kind: 'unchanged' };
    shared ??= Buffer.allocUnsafe(sizeCap);
    const first = fill(file, shared, 0, Math.min(size, firstRead));
    if (isBinary(shared.subarray(0, first))) return { kind: 'binary' };
    const length = first < firstRead ? first : fill(file, shared, first, Math.min(size, sizeCap));
    return { kind: 'text', bytes: shared.subarray(0, length), cut: size > sizeCap, size, modified };
  } catch (error) {
    return { kind: 'unreadable', why: reasonOf(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Reads on until there are so many bytes, or no more; answers how many there are. */
function fill(file: number, buffer: Buffer, from: number, wanted: number): number {
  let filled = from;
  while (filled < wanted) {
    const read = readSync(file, buffer, filled, wanted - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOENT: 'it is gone',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
  EMFILE: 'too many files are open',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? 'it cannot be read';
}
