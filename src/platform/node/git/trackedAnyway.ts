import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { git, splitNul } from './git.ts';

/** Files that .gitignore names and that git has all the same: whoever clones the repository gets them. */
export interface TrackedAnyway {
  has(file: string): boolean;
  /** Is there one somewhere in this folder? */
  isInside(folder: string): boolean;
}

export const nothingTracked: TrackedAnyway = { has: () => false, isInside: () => false };

export async function trackedAnyway(paths: readonly string[]): Promise<TrackedAnyway> {
  const folders = paths.map((path) => resolve(path)).filter(isFolder);
  const files = new Set((await Promise.all(folders.map(listed))).flat());
  if (files.size === 0) return nothingTracked;
  const around = new Set([...files].flatMap(foldersOf));
  return { has: (file) => files.has(file), isInside: (folder) => around.has(folder) };
}

async function listed(folder: string): Promise<readonly string[]> {
  const ignored = ['ls-files', '--cached', '--ignored', '--exclude-standard', '-z'];
  const answer = await git(folder, ['--literal-pathspecs', ...ignored]);
  return answer.ok ? splitNul(answer.value.toString()).map((name) => join(folder, name)) : [];
}

function foldersOf(file: string): readonly string[] {
  const parent = dirname(file);
  return parent === file ? [] : [parent, ...foldersOf(parent)];
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
