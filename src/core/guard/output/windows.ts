import type { Released } from './sanitise.ts';

/** Checked pieces that are judged by the moderation together, and shown together. */
export interface OutputWindow {
  readonly pieces: readonly Released[];
  readonly text: string;
}

export interface Windower {
  push(pieces: readonly Released[]): readonly OutputWindow[];
  end(): readonly OutputWindow[];
}

/** The first window is whatever is there first, and they grow: the first words should not wait for a whole page. */
export function createWindower(size: number): Windower {
  let waiting: Released[] = [];
  let target = 1;
  const close = (): OutputWindow => {
    const window = { pieces: waiting, text: textOf(waiting) };
    waiting = [];
    target = Math.min(size, Math.max(size / 8, target * 2));
    return window;
  };
  return {
    push: (pieces) =>
      pieces.flatMap((piece) => {
        waiting.push(piece);
        return piece.stopped || textOf(waiting).length >= target ? [close()] : [];
      }),
    end: () => (waiting.length > 0 ? [close()] : []),
  };
}

const textOf = (pieces: readonly Released[]): string => pieces.map(({ text }) => text).join('');
