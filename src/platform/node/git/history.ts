import { Readable } from 'node:stream';
import { linesOf } from '../lines.ts';
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

/** Every blob of every branch once, oldest commit first, as git finds them. */
export async function* historicBlobs(folder: string, signal?: AbortSignal): AsyncGenerator<HistoricBlob> {
  const child = startGit(folder, [
    'log',
    '--all',
    '--reverse',
    '--raw',
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
    `--format=${head}%H%x09%aI%x09%an`,
  ]);
  child.once('error', () => undefined);
  child.stdin?.end();
  const seen = new Set<string>();
  let commit: Commit = { id: '', author: '', date: '' };
  try {
    for await (const line of linesOf(child.stdout ?? Readable.from([]))) {
      if (signal?.aborted) return;
      if (line.startsWith(head)) commit = commitOf(line.slice(1));
      const [, mode = '', blob = '', path = ''] =
        /^:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t(.*)$/.exec(line) ?? [];
      if (!mode.startsWith('100') || seen.has(blob)) continue;
      seen.add(blob);
      yield { blob, path: unquoted(path), commit };
    }
  } finally {
    child.kill();
  }
}

function commitOf(line: string): Commit {
  const [id = '', date = '', ...author] = line.split('\t');
  return { id, date, author: author.join(' ') };
}

/** A name with a quote or a control character comes in C's notation. */
const unquoted = (path: string): string =>
  path.startsWith('"') ? path.slice(1, -1).replace(/\\(["\\])/g, '$1') : path;
