import { say } from '#core/say.ts';
import { icon } from '../codicon.ts';
import { element } from '../element.ts';
import { drawText } from './drawText.ts';
import type { Shade } from './highlight.ts';
import { shadesOf } from './highlight.ts';
import type { Marks } from './pieces.ts';

/** What can be done with a piece of code. Each is a button; what it does is the extension's part. */
export const codeActions = {
  copy: { icon: 'copy', label: () => say('Copy') },
  insert: { icon: 'insert', label: () => say('Insert at cursor') },
  'new file': { icon: 'new-file', label: () => say('Open in new file') },
  diff: { icon: 'diff', label: () => say('Compare with selection') },
} as const;

export type CodeAction = keyof typeof codeActions;

export function codeBlock(content: string, info: string, marks: Marks): HTMLElement {
  const language = languageOf(info);
  const code = content.replace(/\n$/, '');
  return element(
    'figure',
    { class: 'code', 'data-language': language },
    toolbar(language),
    element(
      'pre',
      { tabindex: '0' },
      element('code', {}, ...shadesOf(code, language).map((shade) => drawShade(shade, marks))),
    ),
  );
}

/** The first word of what stands behind the opening fence, if it is a word. */
const languageOf = (info: string): string => /^[\w+#.-]{1,30}/.exec(info.trim())?.[0].toLowerCase() ?? '';

function toolbar(language: string): HTMLElement {
  const buttons = Object.entries(codeActions).map(([action, { icon: name, label }]) =>
    element('button', { type: 'button', 'data-action': action, 'aria-label': label(), title: label() }, icon(name)),
  );
  return element('figcaption', {}, element('span', { class: 'language' }, language), ...buttons);
}

function drawShade(shade: Shade, marks: Marks): Node {
  if (typeof shade === 'string') return fragment(drawText(shade, marks));
  const [scope] = shade.scope.split(/[.:]/);
  return element('span', { class: `hl-${scope}` }, ...shade.children.map((child) => drawShade(child, marks)));
}

function fragment(nodes: readonly (Node | string)[]): DocumentFragment {
  const made = document.createDocumentFragment();
  made.append(...nodes);
  return made;
}

/** The action of the button that was pressed, with the code as it is seen: without hidden characters, with values put back. */
export function pressed(target: Element): { action: CodeAction; code: string; language: string } | undefined {
  const button = target.closest<HTMLElement>('button[data-action]');
  const block = button?.closest<HTMLElement>('figure.code');
  const action = button?.dataset.action;
  if (!block || action === undefined || !isAction(action)) return undefined;
  return { action, code: block.querySelector('code')?.textContent ?? '', language: block.dataset.language ?? '' };
}

const isAction = (action: string): action is CodeAction => Object.hasOwn(codeActions, action);
