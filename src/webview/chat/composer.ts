import type { Chip, FileChoice, Preview } from '#core/chat/parts.ts';
import { element } from '../element.ts';
import { createAhead } from './ahead.ts';
import type { Bus } from './bus.ts';
import { iconButton, textButton } from './button.ts';
import { drawChips } from './chips.ts';
import { createField } from './field.ts';
import type { Choice } from './menu.ts';
import { createMenu } from './menu.ts';
import type { OpenWord, SlashWord, Unmeant } from './suggest.ts';
import { commandChoices, contextChoices, fileChoices, isMeantBy, openWord, unmeantChoice } from './suggest.ts';

export interface Composer {
  readonly root: HTMLElement;
  /** With `turn`, the words are an edit of that question. */
  compose(text: string, turn: string | undefined): void;
  showChips(chips: readonly Chip[]): void;
  /** The files that the word behind an @ could mean. */
  showFiles(typed: string, files: readonly FileChoice[]): void;
  showPreview(preview: Preview | null): void;
  setBusy(busy: boolean): void;
  focus(): void;
}

/** A pause of typing after which the host is told; what a person types is never sent anywhere by that. */
const pauseMs = 180;

export function createComposer(bus: Bus, slash: readonly SlashWord[]): Composer {
  const { send, label } = bus;
  let editing: string | undefined;
  let busy = false;
  let seq = 0;
  let known: readonly FileChoice[] = [];
  let pause: ReturnType<typeof setTimeout> | undefined;

  const field = createField(label('placeholder'), label('message'), {
    menu: (event) => menu.key(event),
    submit,
    escape: leave,
    editLast: () => send({ type: 'edit last' }),
  });
  const menu = createMenu(field, label('commands'));
  const chips = element('ul', { class: 'chips' });
  const ahead = createAhead(bus, () => send({ type: 'what is sent', text: field.value }));
  const cancelEdit = textButton(label('cancelEdit'), () => compose('', undefined), 'link');
  const submitting = iconButton('send', label('send'), () => (busy ? send({ type: 'stop' }) : submit()), 'send');
  const root = element(
    'footer',
    { class: 'composer' },
    menu.root,
    element('div', { class: 'box' }, chips, field, ahead.root, bar()),
  );
  field.addEventListener('input', changed);
  field.addEventListener('blur', () => menu.close());
  ahead.show(null);
  cancelEdit.hidden = true;

  function bar(): HTMLElement {
    const type = (letter: string) => () => {
      field.focus();
      field.setRangeText(letter, field.selectionStart, field.selectionEnd, 'end');
      changed();
    };
    return element(
      'div',
      { class: 'bar' },
      iconButton('terminal', label('commands'), type('/')),
      iconButton('mention', label('attach'), type('@')),
      cancelEdit,
      ahead.size,
      submitting,
    );
  }

  function changed(): void {
    suggest();
    clearTimeout(pause);
    pause = setTimeout(tell, pauseMs);
  }

  function tell(): void {
    seq++;
    send({ type: 'typed', text: field.value, seq });
  }

  function suggest(): void {
    const word = openWord(field.value, field.selectionStart);
    if (word === undefined) menu.close();
    else if (word.kind === '/') offer(word, commandsFor(word), 'noSuchCommand');
    else showContexts(word);
  }

  /** Until the host has answered, what it found for the letters before stands in. */
  function showContexts(word: OpenWord): void {
    if (word.typed !== '') send({ type: 'find', typed: word.typed });
    offer(word, [...contextsFor(word), ...filesFor(word, known.filter(isMeantBy(word)))], 'looking');
  }

  /** A word that means nothing here is said to be one: Enter then leaves the menu, and sends only without one. */
  function offer(word: OpenWord, choices: readonly Choice[], otherwise: Unmeant): void {
    const again = otherwise === 'looking' ? () => showContexts(word) : () => {};
    menu.open(choices.length > 0 ? choices : [unmeantChoice(word, bus, otherwise, again)]);
  }

  function replace({ start }: OpenWord, text: string): void {
    field.setRangeText(text, start, field.selectionStart, 'end');
    changed();
  }

  const commandsFor = (word: OpenWord): readonly Choice[] =>
    commandChoices(word.typed, slash, (name) => replace(word, `/${name} `));

  const contextsFor = (word: OpenWord): readonly Choice[] =>
    contextChoices(word.typed, bus, (what) => {
      replace(word, '');
      send({ type: 'attach', what });
    });

  const filesFor = (word: OpenWord, files: readonly FileChoice[]): readonly Choice[] =>
    fileChoices(files, (uri) => {
      replace(word, '');
      send({ type: 'drop', uris: [uri] });
    });

  /** Only for the word that is still there: a person types faster than a folder is read. */
  function showFiles(typed: string, files: readonly FileChoice[]): void {
    known = files;
    const word = openWord(field.value, field.selectionStart);
    if (word?.kind !== '@' || word.typed !== typed || !menu.isOpen) return;
    offer(word, [...contextsFor(word), ...filesFor(word, files)], 'noSuchFile');
  }

  function submit(): void {
    const text = field.value;
    if (busy || text.trim() === '') return;
    const turn = editing;
    compose('', undefined);
    send(turn === undefined ? { type: 'send', text } : { type: 'resend', turn, text });
  }

  function leave(): void {
    if (busy) send({ type: 'stop' });
    else if (editing !== undefined) compose('', undefined);
  }

  function compose(text: string, turn: string | undefined): void {
    editing = turn;
    field.value = text;
    field.placeholder = label(turn === undefined ? 'placeholder' : 'placeholderEdit');
    cancelEdit.hidden = turn === undefined;
    root.classList.toggle('editing', turn !== undefined);
    clearTimeout(pause);
    menu.close();
    tell();
  }

  return {
    root,
    compose(text, turn) {
      compose(text, turn);
      if (turn !== undefined || text !== '') field.focus();
    },
    showChips: (given) => chips.replaceChildren(...drawChips(given, bus)),
    showFiles,
    showPreview: (preview) => {
      if (preview === null || preview.seq === seq) ahead.show(preview);
    },
    setBusy(next) {
      busy = next;
      const words = label(busy ? 'stop' : 'send');
      submitting.firstElementChild?.setAttribute('class', `codicon codicon-${busy ? 'debug-stop' : 'send'}`);
      submitting.title = words;
      submitting.setAttribute('aria-label', words);
      submitting.classList.toggle('stops', busy);
    },
    focus: () => field.focus(),
  };
}
