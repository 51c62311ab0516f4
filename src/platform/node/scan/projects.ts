import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pinnedSdks } from '#core/rules/config/pinnedSdk.ts';
import type { Project } from '#core/rules/syntax/source.ts';
import { sharedHelper } from './sharedHelper.ts';

/** Where a version is looked up, surest first: a lockfile says what is installed. */
const sources = {
  script: ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'package.json'],
  python: ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock', 'requirements.txt', 'pyproject.toml'],
} as const;

/** The facts around a file: read once a folder, from the nearest folder upwards that knows them. */
export function projectLookup(): (path: string) => Project {
  const known = new Map<string, Project>();
  const lookUp = (folder: string): Project => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const parent = dirname(folder);
    const around = parent === folder || existsSync(join(folder, '.git')) ? {} : lookUp(parent);
    const found: Project = { sdk: { ...around.sdk, ...versionsIn(folder) } };
    known.set(folder, found);
    return found;
  };
  return (path) => ({ ...lookUp(dirname(resolve(path))), helper: () => sharedHelper(resolve(path)) });
}

function versionsIn(folder: string): NonNullable<Project['sdk']> {
  const [script, python] = [versionFrom(folder, sources.script), versionFrom(folder, sources.python)];
  return { ...(script === undefined ? {} : { script }), ...(python === undefined ? {} : { python }) };
}

function versionFrom(folder: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    const pinned = pinnedSdks(name, read(join(folder, name))).filter(({ exact }) => exact)[0];
    if (pinned !== undefined) return pinned.version;
  }
  return undefined;
}

function read(path: string): string {
  try {
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}
