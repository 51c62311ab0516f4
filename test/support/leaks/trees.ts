import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '#test/provision/cacheFolder.ts';
import { inProject } from '#test/support/project.ts';

/** Code that others wrote and published: what is found there is either theirs or our mistake. */
export function foreignTrees(): readonly string[] {
  const servers = existsSync(cacheFolder(''))
    ? readdirSync(cacheFolder('')).filter((name) => /^vscode-server-/.test(name))
    : [];
  return [inProject('node_modules'), ...servers.map((name) => cacheFolder(name)), inProject('.vscode-test')].filter(
    (path) => existsSync(path),
  );
}

export const filesIn = (tree: string): readonly string[] =>
  globSync('**/*', { cwd: tree, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

/** The texts among them that are at most so large. */
export const textsIn = (tree: string, cap: number): readonly string[] =>
  filesIn(tree)
    .filter((file) => statSync(file).size <= cap)
    .map((file) => readFileSync(file, 'latin1'))
    .filter((text) => !text.slice(0, 8192).includes('\0'));
