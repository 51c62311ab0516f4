import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '#core/scan/finding.ts';
import { sha256 } from '../hash.ts';
import type { Stamp } from './scanFile.ts';
import type { ScanSetup } from './setup.ts';
import { rulesVersion } from './setup.ts';

/** What was found in files that have not changed since. It lies in the person's cache folder and holds no key. */
export interface ScanCache {
  stampOf(path: string): Stamp | undefined;
  findingsOf(path: string): readonly Finding[];
  remember(path: string, stamp: Stamp, findings: readonly Finding[]): void;
  /** Keeps what this run saw, and forgets files that are gone. */
  save(): void;
}

type Entry = readonly [path: string, size: number, modified: number, findings?: readonly Finding[]];

/** Another rule version, baseline or set of own keys is another file: nothing stale can be read. */
export function openCache(root: string, setup: ScanSetup, folder = cacheFolder()): ScanCache {
  const file = join(folder, `${sha256(JSON.stringify([rulesVersion, root, setup])).slice(0, 32)}.json`);
  const before = load(file);
  const now = new Map<string, Entry>();
  const entryOf = (path: string) => now.get(path) ?? before.get(path);
  return {
    stampOf: (path) => {
      const entry = entryOf(path);
      return entry && { size: entry[1], modified: entry[2] };
    },
    findingsOf: (path) => {
      const entry = entryOf(path);
      if (entry !== undefined) now.set(path, entry);
      return entry?.[3] ?? [];
    },
    remember: (path, { size, modified }, findings) => {
      now.set(path, findings.length === 0 ? [path, size, modified] : [path, size, modified, findings]);
    },
    save: () => store(file, [...now.values()]),
  };
}

export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment.XDG_CACHE_HOME ?? environment.LOCALAPPDATA ?? join(homedir(), '.cache');
  return join(base, 'mistral-guard', 'scans');
}

function load(file: string): Map<string, Entry> {
  try {
    const parsed: { entries: readonly Entry[] } = JSON.parse(readFileSync(file, 'utf8'));
    return new Map(parsed.entries.map((entry) => [entry[0], entry]));
  } catch {
    return new Map();
  }
}

/** Written beside and moved over, so that two scans at once leave a whole file. A full disk costs only speed. */
function store(file: string, entries: readonly Entry[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ entries }), { mode: 0o600 });
    renameSync(draft, file);
  } catch {}
}
