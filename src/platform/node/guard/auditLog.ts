import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import { auditLine, parseAuditLine } from '#core/guard/audit/record.ts';
import { followFiles } from './followFiles.ts';

export interface AuditLog {
  /** The file that grows; older ones lie beside it. */
  readonly path: string;
  /** Written when it returns: a window that is killed a moment later has lost nothing. Never throws. */
  record(record: AuditRecord): void;
  /** Oldest first, of all windows and processes. */
  read(options?: { readonly since?: number }): Promise<readonly AuditRecord[]>;
  /** Answers, each time it is asked, what was written since it was asked before; at first, all since then. */
  follow(since: number): () => Promise<readonly AuditRecord[]>;
}

export interface AuditLogOptions {
  readonly folder: string;
  readonly now: () => number;
  /** A record that could not be kept. `refused` is a fault of ours: it held what must not be written. */
  readonly failed: (why: 'refused' | 'unwritable') => void;
  readonly maxBytes?: number;
  /** How many full files are kept beside the one that grows. */
  readonly keep?: number;
}

const current = 'audit.jsonl';
const isFull = (name: string): boolean => /^audit-[\w.-]+\.jsonl$/.test(name);

/** Several windows and the command line write to one log: each line is one append, which the system does not divide. */
export function openAuditLog({ folder, now, failed, maxBytes = 2_000_000, keep = 8 }: AuditLogOptions): AuditLog {
  const path = join(folder, current);
  /** The last line may have been cut short by a full disk: the next must not be glued to it. */
  let torn = false;

  function append(line: string): void {
    const size = sizeOf(path);
    if (size === undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
    else if (size + line.length > maxBytes) rotate();
    appendFileSync(path, torn ? `\n${line}` : line, { mode: 0o600 });
    torn = false;
  }

  const filesSince = (since: number): readonly string[] =>
    [...fullFiles(folder), current].map((name) => join(folder, name)).filter((file) => changedAt(file) >= since);

  /** Under a name of its own, so that of two windows which do this at once neither writes over what the other kept. */
  function rotate(): void {
    try {
      renameSync(path, join(folder, `audit-${stamp(now())}-${process.pid}.jsonl`));
      for (const name of fullFiles(folder).slice(0, -keep)) rmSync(join(folder, name), { force: true });
    } catch {
      // Another window did it just now, or reads it on a system that then forbids it. It is tried again with the next line.
    }
  }

  return {
    path,
    record(record) {
      const line = auditLine(record);
      if (line === undefined) return failed('refused');
      try {
        append(line);
      } catch {
        torn = true;
        failed('unwritable');
      }
    },
    async read({ since = 0 } = {}) {
      const records = filesSince(since).flatMap((file) => recordsIn(file));
      return records.filter(({ at }) => Date.parse(at) >= since).sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    follow(since) {
      const readNews = followFiles();
      return async () =>
        readNews(filesSince(since))
          .flatMap(recordsOf)
          .filter(({ at }) => Date.parse(at) >= since);
    },
  };
}

const stamp = (now: number): string => new Date(now).toISOString().replace(/:/g, '-');

const sizeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;

function fullFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isFull).sort();
  } catch {
    return [];
  }
}

/** A line that a crash cut short is passed over. Gone between the listing and the reading means rotated away. */
function recordsIn(path: string): readonly AuditRecord[] {
  try {
    return recordsOf(readFileSync(path, 'utf8'));
  } catch {
    return [];
  }
}

const recordsOf = (text: string): readonly AuditRecord[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : (parseAuditLine(line) ?? [])));
