import type { Piece } from '#core/guard/redact/restore.ts';
import { createBlockReader } from './blocks.ts';
import type { CodeAction } from './codeBlock.ts';
import { pressed } from './codeBlock.ts';
import { draw } from './draw.ts';
import { safeLink } from './link.ts';
import { createPacer } from './pacer.ts';
import { createParser } from './parser.ts';
import { patchChildren } from './patch.ts';
import { markdownOf } from './pieces.ts';

export interface MarkdownActions {
  /** A link was chosen: https, http or mailto, and nothing else. Show its host before opening it. */
  onLink(href: string): void;
  onCode(action: CodeAction, code: string, language: string): void;
}

export interface MarkdownView {
  /**
   * The whole reply so far, as the guard restores it: pieces that are not plain text are shown as `<mark class="piece
   * restored|withheld|unknown" data-name="EMAIL_1">`. Drawn at the next frame, and at once when done.
   */
  update(pieces: readonly Piece[], done: boolean): void;
  dispose(): void;
}

/** On the view's container or anything around it: names are shown in the place of restored values. */
export const hidesRestored = 'hides-restored';

const parser = createParser();

export function createMarkdownView(container: HTMLElement, { onLink, onCode }: MarkdownActions): MarkdownView {
  const read = createBlockReader(parser);
  const pacer = createPacer();
  const listening = new AbortController();
  let settled = 0;
  container.classList.add('markdown');
  container.addEventListener('click', ({ target }) => activate(target), listening);
  container.addEventListener('keydown', onKey, listening);

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.dataset.link)
      activate(event.target);
  }

  function activate(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const link = safeLink(target.closest<HTMLElement>('[data-link]')?.dataset.link ?? '');
    if (link !== undefined) onLink(link.href);
    const button = pressed(target);
    if (button !== undefined) onCode(button.action, button.code, button.language);
  }

  function show(pieces: readonly Piece[], done: boolean): void {
    const { markdown, marks } = markdownOf(pieces);
    const { fromStart, blocks } = read(markdown, done);
    if (fromStart) settled = 0;
    const drawn = document.createDocumentFragment();
    let over = 0;
    for (const block of blocks) {
      drawn.append(draw(block.tokens, marks));
      if (block.settled) over = drawn.childNodes.length;
    }
    patchChildren(container, drawn, settled);
    settled += over;
  }

  return {
    update: (pieces, done) => pacer.run(() => show(pieces, done), done),
    dispose() {
      pacer.dispose();
      listening.abort();
      container.replaceChildren();
    },
  };
}
