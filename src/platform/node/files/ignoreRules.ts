import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Ignore } from 'ignore';
import ignore from 'ignore';
import { readSmallFile } from './readSmallFile.ts';

/** The .gitignore files that govern a folder, from the repository's root down. */
export interface IgnoreRules {
  ignores(path: string, isFolder: boolean): boolean;
  /** The rules inside this folder: its own .gitignore joins in. */
  inside(folder: string): IgnoreRules;
}

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

export function ignoreRulesAbove(root: string): IgnoreRules {
  const repository = repositoryOf(root);
  if (repository === undefined) return rulesOf([]);
  const layers = [...layerOf(repository, join('.git', 'info', 'exclude')), ...layersBetween(repository, root)];
  const rules = rulesOf(layers);
  return root !== repository && rules.ignores(root, true) ? rulesOf([]) : rules;
}

function rulesOf(layers: readonly Layer[]): IgnoreRules {
  return {
    ignores: (path, isFolder) => isIgnored(layers, path, isFolder),
    inside: (folder) => {
      const own = layerOf(folder, '.gitignore');
      return own.length === 0 ? rulesOf(layers) : rulesOf([...layers, ...own]);
    },
  };
}

/** The deepest file that has an opinion decides. */
function isIgnored(layers: readonly Layer[], path: string, isFolder: boolean): boolean {
  for (const { folder, rules } of layers.toReversed()) {
    const inside = relative(folder, path).split(sep).join('/');
    const { ignored, unignored } = rules.checkIgnore(isFolder ? `${inside}/` : inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

function layersBetween(repository: string, root: string): readonly Layer[] {
  const steps = relative(repository, root)
    .split(sep)
    .filter((step) => step !== '');
  const folders = steps.map((_, at) => join(repository, ...steps.slice(0, at)));
  return folders.flatMap((folder) => layerOf(folder, '.gitignore'));
}

function layerOf(folder: string, file: string): readonly Layer[] {
  const text = readSmallFile(join(folder, file));
  return text === undefined ? [] : [{ folder, rules: ignore().add(text) }];
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}
