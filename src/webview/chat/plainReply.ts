import type { Piece } from '#core/guard/redact/restore.ts';
import type { Bus } from './bus.ts';
import { drawPieces } from './pieces.ts';

export interface ReplyView {
  update(pieces: readonly Piece[], done: boolean): void;
  dispose(): void;
}

export const createReplyView = (container: HTMLElement, bus: Bus): ReplyView => ({
  update: (pieces) => container.replaceChildren(...drawPieces(pieces, bus)),
  dispose: () => container.replaceChildren(),
});
