import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What was appended to files since they were read before. A file is known by what it is, not by a name it may lose. */
export function followFiles(): (paths: readonly string[]) => readonly string[] {
  let places = new Map<string, number>();
  return (paths) => {
    const before = places;
    places = new Map();
    return paths.flatMap((path) => readFrom(path, before, places) ?? []);
  };
}

type Places = Map<string, number>;

/** The number of a file that was deleted is given to the next one; how it begins is its own. */
const beginning = 64;

/** Up to the last line that is whole; the rest of a line is read once it is there. */
function readFrom(path: string, before: Places, places: Places): string | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const { ino, size } = fstatSync(file, { bigint: true });
    const name = `${ino} ${readAt(file, 0, beginning).toString('latin1')}`;
    const from = before.get(name) ?? 0;
    const text = readAt(file, from, Math.max(0, Number(size) - from));
    const whole = text.subarray(0, text.lastIndexOf(10) + 1);
    places.set(name, from + whole.length);
    return whole.toString('utf8');
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, from));
}
