import { say } from '../say.ts';
import type { ChatThread } from './thread.ts';
import type { Turn } from './turn.ts';

/** What a value's placeholder is written as: itself, unless the person wants their values in the file. */
export type Spell = (text: string) => string;

export function asMarkdown(thread: ChatThread, spell: Spell): string {
  const head = `# ${oneLine(spell(thread.title)) || say('Chat')}\n\n${new Date(thread.startedAt).toISOString().slice(0, 10)}`;
  return `${[head, ...thread.turns.map((turn) => turnAsMarkdown(turn, spell))].join('\n\n')}\n`;
}

function turnAsMarkdown({ question, attached, reply, end, model }: Turn, spell: Spell): string {
  const came = attached.length === 0 ? [] : [`_${say('With {0}', attached.map((name) => `\`${name}\``).join(', '))}_`];
  const answer = reply === '' ? [] : [`## ${model}`, spell(reply)];
  return [`## ${say('You')}`, spell(question), ...came, ...answer, ...outcome(end)].join('\n\n');
}

const outcomes: Partial<Record<Turn['end'], () => string>> = {
  asked: () => say('Not sent.'),
  blocked: () => say('Not sent: blocked.'),
  stopped: () => say('The reply was stopped.'),
  failed: () => say('No answer.'),
  cancelled: () => say('Stopped by the person.'),
};

const outcome = (end: Turn['end']): readonly string[] => {
  const words = outcomes[end]?.();
  return words === undefined ? [] : [`_${words}_`];
};

export function asJson(thread: ChatThread, spell: Spell): string {
  const turns = thread.turns.map(({ id: _, at, trail, ...turn }) => ({
    at: new Date(at).toISOString(),
    ...turn,
    question: spell(turn.question),
    reply: spell(turn.reply),
    checks: trail.map(({ stage, state, text }) => ({ stage, state, text })),
  }));
  const started = new Date(thread.startedAt).toISOString();
  return `${JSON.stringify({ title: spell(thread.title), started, turns }, null, 2)}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
