import type { Dirent } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDotenv } from './dotenv.ts';
import type { IgnoreRules } from './ignoreRules.ts';
import { ignoreRulesAbove } from './ignoreRules.ts';

export type Walked =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string };

/**
 * Every file under the paths that git would not ignore, and every .env file that it would. Links are not followed, so there
 * are no circles; what they point to is scanned where it lies.
 */
export function* walk(paths: readonly string[]): Generator<Walked> {
  const seen = new Set<string>();
  for (const path of paths.map((each) => resolve(each))) {
    if (seen.has(path)) continue;
    seen.add(path);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) yield { kind: 'unreadable', path };
    else if (stats.isDirectory()) yield* walkFolder(path, ignoreRulesAbove(path));
    else yield { kind: 'file', path };
  }
}

function* walkFolder(folder: string, above: IgnoreRules): Generator<Walked> {
  const entries = read(folder);
  if (entries === undefined) return void (yield { kind: 'unreadable', path: folder });
  const rules = entries.some(({ name }) => name === '.gitignore') ? above.inside(folder) : above;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '.git' && !rules.ignores(path, true)) yield* walkFolder(path, rules);
    } else if (entry.isFile() && (isDotenv(entry.name) || !rules.ignores(path, false))) yield { kind: 'file', path };
  }
}

function read(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
