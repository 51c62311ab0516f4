import type { ChatThread } from './thread.ts';

/** Newest first; a word must stand in the title or in what was said, whatever its case. */
export function search(threads: readonly ChatThread[], words: string): readonly ChatThread[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (thread: ChatThread): boolean => {
    const text = textOf(thread);
    return wanted.every((word) => text.includes(word));
  };
  return threads.filter(holds).toSorted((a, b) => b.changedAt - a.changedAt);
}

const textOf = ({ title, turns }: ChatThread): string =>
  [title, ...turns.flatMap(({ question, reply }) => [question, reply])].join('\n').toLowerCase();

/** Where the search words stand, for the row of a list; without any, what was asked last. */
export function excerpt(thread: ChatThread, words: string): string {
  if (words.trim() === '') return beginning(thread.turns.at(-1)?.question ?? '');
  const [first = ''] = words.toLowerCase().split(/\s+/);
  const texts = thread.turns
    .flatMap(({ question, reply }) => [question, reply])
    .map((text) => text.replace(/\s+/g, ' '));
  const text = texts.find((each) => each.toLowerCase().includes(first)) ?? '';
  const at = Math.max(0, text.toLowerCase().indexOf(first) - 30);
  return `${at > 0 ? '…' : ''}${beginning(text.slice(at))}`;
}

const excerptLength = 120;

const beginning = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > excerptLength ? `${line.slice(0, excerptLength)}…` : line;
};

const day = 86_400_000;

/** Those that were not touched for longer than history is kept; 0 days keeps none past the session. */
export const outdated = (threads: readonly ChatThread[], keptDays: number, now: number): readonly ChatThread[] =>
  threads.filter(({ changedAt }) => changedAt < now - keptDays * day);
