import { icon } from '../codicon.ts';
import { element } from '../element.ts';

export interface Choice {
  readonly name: string;
  readonly summary: string;
  readonly icon: string;
  take(): void;
}

export interface Menu {
  readonly root: HTMLElement;
  open(choices: readonly Choice[]): void;
  close(): void;
  readonly isOpen: boolean;
  /** True when the key was for the menu. */
  key(event: KeyboardEvent): boolean;
}

/** The list over the input. The input keeps the focus and says which row is meant, as screen readers expect. */
export function createMenu(input: HTMLElement, name: string): Menu {
  const root = element('ul', { class: 'menu', id: 'menu', role: 'listbox', 'aria-label': name });
  let choices: readonly Choice[] = [];
  let at = 0;
  root.hidden = true;

  function mark(next: number): void {
    at = (next + choices.length) % choices.length;
    for (const [index, row] of [...root.children].entries()) row.setAttribute('aria-selected', String(index === at));
    root.children[at]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `choice-${at}`);
  }

  function close(): void {
    root.hidden = true;
    choices = [];
    input.removeAttribute('aria-activedescendant');
  }

  function take(index: number): void {
    const chosen = choices[index];
    close();
    chosen?.take();
  }

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => mark(at + 1),
    ArrowUp: () => mark(at - 1),
    Enter: () => take(at),
    Tab: () => take(at),
    Escape: close,
  };

  return {
    root,
    open(offered) {
      if (offered.length === 0) return close();
      choices = offered;
      root.replaceChildren(...offered.map((choice, index) => drawChoice(choice, index, take)));
      root.hidden = false;
      mark(0);
    },
    close,
    get isOpen() {
      return !root.hidden;
    },
    key(event) {
      const act = root.hidden ? undefined : keys[event.key];
      if (act === undefined) return false;
      event.preventDefault();
      act();
      return true;
    },
  };
}

function drawChoice({ name, summary, icon: shape }: Choice, index: number, take: (index: number) => void): Node {
  const row = element(
    'li',
    { role: 'option', id: `choice-${index}`, click: () => take(index) },
    icon(shape),
    element('span', { class: 'name' }, name),
    element('span', { class: 'summary' }, summary),
  );
  // The input would lose the focus, and with it the place of the cursor.
  row.addEventListener('mousedown', (event) => event.preventDefault());
  return row;
}
