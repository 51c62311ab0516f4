import type { Result } from '#core/result.ts';
import { ok } from '#core/result.ts';
import type { GitFailure } from './git.ts';
import { git } from './git.ts';
import { unquoted } from './quoted.ts';

/** A file as it would be committed, and the lines that the commit adds to it, counted from zero. */
export interface StagedFile {
  readonly path: string;
  readonly blob: string;
  readonly added: readonly (readonly [first: number, last: number])[];
}

/** One git process tells both: which blobs are staged, and which of their lines are new. */
export async function stagedFiles(folder: string): Promise<Result<readonly StagedFile[], GitFailure>> {
  const diff = await git(
    folder,
    [
      'diff',
      '--cached',
      '--raw',
      '-p',
      '-U0',
      '--abbrev=64',
      '--full-index',
      '--no-renames',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      // What .gitattributes calls binary, and what lies outside this folder, is committed all the same.
      '--text',
      '--no-relative',
      '--diff-filter=ACMT',
      '--ignore-submodules=all',
    ],
    { asHook: true },
  );
  if (diff.ok) return ok(parseStaged(diff.value.toString('latin1')));
  // Outside of a repository `git diff` is another command, with complaints of its own.
  const inside = await git(folder, ['rev-parse', '--git-dir'], { asHook: true });
  return inside.ok ? diff : inside;
}

/**
 * `:100644 100644 <old> <new> M\tpath` for each file, an empty line, then the patch. Lines, and not NUL: only so git puts names in
 * quotes that would else read as lines of the patch. As latin1, so that a file in any encoding can be cut into lines.
 */
export function parseStaged(diff: string): readonly StagedFile[] {
  const end = diff.search(/^(?!:)/m);
  const added = addedLines(diff.slice(end));
  return [...diff.slice(0, end).matchAll(/^:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t(.*)$/gm)].flatMap(
    ([, mode = '', blob = '', path = '']) =>
      mode.startsWith('100')
        ? [{ path: Buffer.from(unquoted(path), 'latin1').toString(), blob, added: added.get(blob) ?? wholeFile }]
        : [],
  );
}

/** Where git tells no lines, all of them count: better one finding too many than a key unseen. */
const wholeFile = [[0, Number.POSITIVE_INFINITY]] as const;

function addedLines(patch: string): ReadonlyMap<string, [number, number][]> {
  const byBlob = new Map<string, [number, number][]>();
  let current: [number, number][] = [];
  let content = 0;
  for (const line of patch.split('\n')) {
    if (content > 0 && /^[-+]/.test(line)) {
      content--;
      continue;
    }
    const blob = /^index [0-9a-f]+\.\.([0-9a-f]+)/.exec(line)?.[1];
    if (blob !== undefined) {
      current = byBlob.get(blob) ?? [];
      byBlob.set(blob, current);
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null) continue;
    const [, removed = '1', first = '0', count = '1'] = hunk;
    content = Number(removed) + Number(count);
    if (Number(count) > 0) current.push([Number(first) - 1, Number(first) + Number(count) - 2]);
  }
  return byBlob;
}
