import type { Attachable } from '#core/chat/fromView.ts';
import type { FileChoice } from '#core/chat/parts.ts';
import type { Bus } from './bus.ts';
import type { Choice } from './menu.ts';

export interface SlashWord {
  readonly name: string;
  readonly summary: string;
}

export interface OpenWord {
  readonly kind: '/' | '@';
  readonly typed: string;
  readonly start: number;
}

/** The word that is being typed before the cursor, if it could be a command or a piece of context. */
export function openWord(text: string, cursor: number): OpenWord | undefined {
  const [, before = '', kind, typed = ''] = /(^|\s)([/@])(\S{0,200})$/.exec(text.slice(0, cursor)) ?? [];
  const start = cursor - typed.length - 1;
  if (kind === '@') return { kind, typed, start };
  return kind === '/' && text.slice(0, start).trim() === '' && before.trim() === ''
    ? { kind, typed, start }
    : undefined;
}

export const commandChoices = (
  typed: string,
  words: readonly SlashWord[],
  take: (name: string) => void,
): readonly Choice[] =>
  words
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, summary }) => ({ name: `/${name}`, summary, icon: 'terminal', take: () => take(name) }));

const contexts = [
  { what: 'file', icon: 'file', label: 'attachFile' },
  { what: 'selection', icon: 'code', label: 'attachSelection' },
  { what: 'problems', icon: 'warning', label: 'attachProblems' },
] as const satisfies readonly { what: Attachable; icon: string; label: string }[];

export const contextChoices = (typed: string, { label }: Bus, take: (what: Attachable) => void): readonly Choice[] =>
  contexts
    .filter(({ what }) => what.startsWith(typed))
    .map(({ what, icon, label: words }) => ({ name: `@${what}`, summary: label(words), icon, take: () => take(what) }));

/** Below the kinds of context, the files that are meant by the word. */
export const fileChoices = (files: readonly FileChoice[], take: (uri: string) => void): readonly Choice[] =>
  files.map(({ name, path, uri }) => ({ name, summary: path, icon: 'file', take: () => take(uri) }));

/** Without a letter no file is meant rather than another. */
export const isMeantBy =
  ({ typed }: OpenWord) =>
  ({ path }: FileChoice): boolean =>
    typed !== '' && path.toLowerCase().includes(typed.toLowerCase());

export type Unmeant = 'looking' | 'noSuchFile' | 'noSuchCommand';

/** What stands in the menu for a word that means nothing yet, or nothing at all. */
export const unmeantChoice = ({ kind, typed }: OpenWord, { label }: Bus, why: Unmeant, take: () => void): Choice => ({
  name: `${kind}${typed}`,
  summary: label(why),
  icon: why === 'looking' ? 'loading' : 'circle-slash',
  take,
});
