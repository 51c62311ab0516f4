import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { piecesOf } from '../lines.ts';
import { startGit } from './git.ts';

export interface Commit {
  readonly id: string;
  readonly author: string;
  /** ISO 8601, when it was written. */
  readonly date: string;
}

/** A blob where it first came into the repository. */
export interface HistoricBlob {
  readonly blob: string;
  readonly path: string;
  readonly commit: Commit;
}

const head = '\u0001';
/** Everything ends with NUL, the one character that neither a name nor a path can hold. */
const format = `--format=${head}%H%x00%aI%x00%an%x00`;

/** Every blob of every branch, oldest commit first, once for each kind of name it ever had: a notebook is read otherwise than a text. */
export async function* historicBlobs(folder: string, signal?: AbortSignal): AsyncGenerator<HistoricBlob> {
  const child = startGit(folder, [
    'log',
    '--all',
    '--reverse',
    '--raw',
    '-z',
    '--abbrev=64',
    '--no-renames',
    '--root',
    '-m',
    '--diff-filter=AMT',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--no-show-signature',
    '--no-notes',
    format,
  ]);
  child.once('error', () => undefined);
  child.stdin?.end();
  const seen = new Set<string>();
  try {
    for await (const found of blobsIn(piecesOf(child.stdout ?? Readable.from([]), '\0'))) {
      if (signal?.aborted) return;
      const kind = `${found.blob} ${extname(found.path).toLowerCase()}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      yield found;
    }
  } finally {
    child.kill();
  }
}

/** What a piece means follows from the one before it, never from what stands in it: a person chooses names and paths. */
async function* blobsIn(pieces: AsyncIterator<string>): AsyncGenerator<HistoricBlob> {
  const next = async (): Promise<string> => (await pieces.next()).value ?? '';
  let commit: Commit = { id: '', author: '', date: '' };
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
    if (piece.value.startsWith(head)) commit = { id: piece.value.slice(1), date: await next(), author: await next() };
    const [, mode, blob] = /^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/.exec(piece.value) ?? [];
    if (mode === undefined || blob === undefined) continue;
    const path = await next();
    if (mode.startsWith('100')) yield { blob, path, commit };
  }
}
