import type { Reader } from '../reader.ts';
import type { Piece } from '../redact/restore.ts';
import type { Reason, Verdict } from '../verdict.ts';
import { allow, reasonsOf } from '../verdict.ts';
import type { OutputWindow } from './windows.ts';

/** A part of a reply that passed every check, as it may be shown. */
export interface Passed {
  readonly pieces: readonly Piece[];
  readonly reasons: readonly Reason[];
}

/** Windows one by one as they pass. When one does not, the verdict is the answer and nothing follows. */
export async function* passWindows(
  windows: readonly OutputWindow[],
  reader: Pick<Reader, 'restore'>,
  judge: (text: string) => Promise<Verdict>,
): AsyncGenerator<Passed, Verdict | undefined> {
  for (const window of windows) {
    const verdict = window.text === '' ? allow : await judge(window.text);
    if (verdict.kind === 'block') return verdict;
    const { pieces, stopped } = reader.restore(window);
    yield { pieces, reasons: [...window.pieces.flatMap(({ reasons }) => reasons), ...reasonsOf(verdict)] };
    if (stopped !== undefined) return stopped;
  }
  return undefined;
}
