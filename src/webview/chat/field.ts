import { element } from '../element.ts';

/** What the keyboard means in the input. */
export interface FieldKeys {
  /** The first to be asked: an open menu takes what it understands. */
  menu(event: KeyboardEvent): boolean;
  submit(): void;
  escape(): void;
  editLast(): void;
}

export function createField(placeholder: string, name: string, keys: FieldKeys): HTMLTextAreaElement {
  const field = element('textarea', {
    rows: '2',
    placeholder,
    'aria-label': name,
    'aria-describedby': 'ahead size',
    'aria-autocomplete': 'list',
    'aria-controls': 'menu',
    spellcheck: 'false',
  }) as HTMLTextAreaElement;
  field.addEventListener('keydown', (event) => {
    // Whoever writes Japanese presses Enter to choose a word, not to send. 229 is what older engines say then.
    if (event.isComposing || event.keyCode === 229 || keys.menu(event)) return;
    if (event.key === 'Escape') return keys.escape();
    if (event.key === 'ArrowUp' && field.value === '') return taken(event, keys.editLast);
    if (event.key === 'Enter' && !event.shiftKey) taken(event, keys.submit);
  });
  return field;
}

function taken(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  act();
}
