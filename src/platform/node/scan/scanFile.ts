import type { Finding } from '#core/scan/finding.ts';
import { NotReady } from '#core/scan/notReady.ts';
import type { Scanner } from '#core/scan/scanner.ts';
import { isOddlyBinary, oddlyBinary } from '../files/encoding.ts';
import { readHead } from '../files/readHead.ts';
import { scanBytes } from './scanBytes.ts';

/** What came of one file. */
export type FileResult =
  | {
      readonly kind: 'scanned';
      readonly path: string;
      readonly findings: readonly Finding[];
      readonly cut: boolean;
      readonly stamp: Stamp;
    }
  | { readonly kind: 'binary'; readonly path: string }
  | { readonly kind: 'unchanged'; readonly path: string }
  | { readonly kind: 'failed'; readonly path: string; readonly why: string };

/** By these a file is known to be the one that was scanned before. */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
}

export interface Job {
  readonly path: string;
  /** Its name as bytes, where no string opens it. */
  readonly raw?: Uint8Array;
  readonly known?: Stamp;
  /** What an editor holds; the path then only names it. */
  readonly text?: string;
  /** It is being typed in. */
  readonly live?: boolean;
}

export function scanFile(scanner: Scanner, { path, raw, known, text, live }: Job): FileResult {
  if (text !== undefined)
    return attempt(path, () => ({ findings: scanner.scan(text, path, live), cut: false, stamp: unsaved }));
  const head = readHead(
    raw === undefined ? path : Buffer.from(raw),
    known && ((size, modified) => known.size === size && known.modified === modified),
  );
  if (head.kind === 'unreadable') return { kind: 'failed', path, why: head.why };
  if (head.kind === 'binary' && isOddlyBinary(path)) return { kind: 'failed', path, why: oddlyBinary };
  if (head.kind !== 'text') return { kind: head.kind, path };
  const stamp = { size: head.size, modified: head.modified };
  return attempt(path, () => ({ findings: scanBytes(scanner, head.bytes, path), cut: head.cut, stamp }));
}

const unsaved: Stamp = { size: 0, modified: 0 };

function attempt(
  path: string,
  scan: () => Omit<Extract<FileResult, { kind: 'scanned' }>, 'kind' | 'path'>,
): FileResult {
  try {
    return { kind: 'scanned', path, ...scan() };
  } catch (error) {
    if (error instanceof NotReady) throw error;
    return { kind: 'failed', path, why: error instanceof Error ? error.message : 'the scan broke off' };
  }
}
