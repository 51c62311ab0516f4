import { relative, resolve } from 'node:path';
import type { Exposure } from '#core/scan/exposure.ts';
import { git, splitNul } from './git.ts';

/** What git would do with these files: has them, would take them, or passes over them. */
export async function exposureOf(folder: string, paths: readonly string[]): Promise<ReadonlyMap<string, Exposure>> {
  const none = new Map<string, Exposure>(paths.map((path) => [path, 'no repository']));
  if (paths.length === 0) return none;
  const top = await git(folder, ['rev-parse', '--show-toplevel']);
  if (!top.ok) return none;
  const root = top.value.toString().trim();
  const inside = new Map(paths.map((path) => [relative(root, resolve(path)).replaceAll('\\', '/'), path]));
  const names = [...inside.keys()].filter((name) => !name.startsWith('../'));
  const [tracked, ignored] = await Promise.all([
    git(root, ['--literal-pathspecs', 'ls-files', '-z', '--', ...names]),
    git(root, ['check-ignore', '-z', '--stdin'], { input: names.join('\0') }),
  ]);
  const states = new Map<string, Exposure>(names.map((name) => [inside.get(name) ?? name, 'untracked']));
  if (ignored.ok)
    for (const name of splitNul(ignored.value.toString())) states.set(inside.get(name) ?? name, 'ignored');
  if (tracked.ok)
    for (const name of splitNul(tracked.value.toString())) states.set(inside.get(name) ?? name, 'tracked');
  return new Map([...none, ...states]);
}
