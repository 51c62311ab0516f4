import type { LeakFinder } from '../../guard/output/leak.ts';
import { passWindows } from '../../guard/output/passWindows.ts';
import type { Form } from '../../guard/output/patterns.ts';
import type { OutputWindow } from '../../guard/output/windows.ts';
import { createReader } from '../../guard/reader.ts';
import type { Piece } from '../../guard/redact/restore.ts';
import type { Reason, Verdict } from '../../guard/verdict.ts';
import type { Session } from '../session.ts';

/** What a reply is read with, and who is told what was found in it. */
export interface ReadContext {
  readonly session: Session;
  readonly findLeaks: LeakFinder;
  /** Asks the moderation about a piece of the reply. */
  readonly judge: (text: string) => Promise<Verdict>;
  readonly form: Form;
  readonly note: (reasons: readonly Reason[]) => void;
}

/** One voice of a reply: text goes in as it comes, and comes out once it was looked at. */
export interface Gate {
  push(text: string): Promise<string>;
  end(): Promise<string>;
}

/** The rest of a reply will not be handed on. */
export class Stopped extends Error {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super('stopped by the guard');
    this.verdict = verdict;
  }
}

export function createGate({ session, findLeaks, judge, form, note }: ReadContext): Gate {
  const reader = createReader({ recognisers: session.local.recognisers, findLeaks, form }, session);
  const pass = async (windows: readonly OutputWindow[]): Promise<string> => {
    const passing = passWindows(windows, reader, judge);
    let text = '';
    for (let next = await passing.next(); ; next = await passing.next()) {
      if (next.done) {
        if (next.value !== undefined) throw new Stopped(next.value);
        return text;
      }
      note(next.value.reasons);
      text += next.value.pieces.map((piece) => written(piece, form)).join('');
    }
  };
  return { push: (text) => pass(reader.push(text)), end: () => pass(reader.end()) };
}

/** A value that is put back into JSON must not end its string. */
const written = (piece: Piece, form: Form): string =>
  form === 'json' && piece.kind === 'restored' ? JSON.stringify(piece.text).slice(1, -1) : piece.text;
