import type { Dirent } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TrackedAnyway } from '../git/trackedAnyway.ts';
import { nothingTracked } from '../git/trackedAnyway.ts';
import { isDotenv } from './dotenv.ts';
import type { IgnoreRules } from './ignoreRules.ts';
import { ignoreRulesAbove } from './ignoreRules.ts';

export type Walked =
  /** `raw` where the name is not UTF-8: no string opens such a file. */
  | { readonly kind: 'file'; readonly path: string; readonly raw?: Buffer }
  | { readonly kind: 'unreadable'; readonly path: string };

/**
 * Every file under the paths that git would not ignore, and of those that it would, the ones it tracks all the same and every
 * .env file. Links are not followed, so there are no circles; what they point to is scanned where it lies.
 */
export function* walk(paths: readonly string[], tracked: TrackedAnyway = nothingTracked): Generator<Walked> {
  const seen = new Set<string>();
  for (const path of paths.map((each) => resolve(each))) {
    if (seen.has(path)) continue;
    seen.add(path);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) yield { kind: 'unreadable', path };
    else if (stats.isDirectory()) yield* walkFolder(path, ignoreRulesAbove(path), tracked);
    else yield { kind: 'file', path };
  }
}

function* walkFolder(folder: string, above: IgnoreRules, tracked: TrackedAnyway, raw?: Buffer): Generator<Walked> {
  const entries = read(folder, raw);
  if (entries === undefined) return void (yield { kind: 'unreadable', path: folder });
  const rules = entries.some(({ name }) => name === '.gitignore') ? above.inside(folder) : above;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name === '.git') continue;
      if (!rules.ignores(path, true)) yield* walkFolder(path, rules, tracked, entry.raw);
      else yield* walkIgnored(path, entry.name, tracked, entry.raw);
    } else if (entry.isFile() && (isKept(path, entry.name, tracked) || !rules.ignores(path, false)))
      yield fileAt(path, entry);
  }
}

/** What git leaves out may still be packed, copied or tracked; what cannot be opened there is nobody's loss. */
function* walkIgnored(folder: string, name: string, tracked: TrackedAnyway, raw?: Buffer): Generator<Walked> {
  const entries = read(folder, raw) ?? [];
  if (isInstalled(name, entries) && !tracked.isInside(folder)) return;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') yield* walkIgnored(path, entry.name, tracked, entry.raw);
    else if (entry.isFile() && isKept(path, entry.name, tracked)) yield fileAt(path, entry);
  }
}

const isKept = (path: string, name: string, tracked: TrackedAnyway): boolean => isDotenv(name) || tracked.has(path);

/** Other people's packages: many files, and none that this person wrote. */
const isInstalled = (name: string, entries: readonly Entry[]): boolean =>
  name === 'node_modules' || entries.some((entry) => entry.name === 'pyvenv.cfg');

const fileAt = (path: string, { raw }: Entry): Walked => ({
  kind: 'file',
  path,
  ...(raw === undefined ? {} : { raw }),
});

type Entry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory'> & { readonly raw?: Buffer };

function read(folder: string, raw?: Buffer): readonly Entry[] | undefined {
  try {
    const entries = raw === undefined ? readdirSync(folder, { withFileTypes: true }) : [];
    const areWhole = raw === undefined && !entries.some(({ name }) => name.includes('\uFFFD'));
    return areWhole ? entries : readBytes(raw ?? Buffer.from(folder));
  } catch {
    return undefined;
  }
}

/** The same with names as bytes, which is what they are on Linux. */
const readBytes = (folder: Buffer): readonly Entry[] =>
  readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
    name: entry.name.toString(),
    isFile: () => entry.isFile(),
    isDirectory: () => entry.isDirectory(),
    raw: Buffer.concat([folder, Buffer.from('/'), entry.name]),
  }));
