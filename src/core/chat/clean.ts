import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import { presets } from '#core/guard/policy/policy.ts';
import type { Recogniser } from '#core/guard/redact/entity.ts';
import { mentionsIn } from '#core/guard/redact/placeholder.ts';
import { redact } from '#core/guard/redact/redact.ts';
import type { Vocabulary } from '#core/guard/redact/vocabulary.ts';
import type { ChatThread } from './thread.ts';
import type { Turn } from './turn.ts';

/** Takes out of a text what the policy of its day let through: the disk keeps less than the wire carried. */
type Clean = (text: string) => string;

/** Redacts everything that can be recognised, and leaves the placeholders that are there already. */
export function cleaner(recognisers: readonly Recogniser[], vocabulary: Vocabulary): Clean {
  const redacted = (text: string): string =>
    redact(canonicalise(text), { recognisers, vocabulary, source: 'typed' }, presets.strict).value.text;
  return (text) => {
    const parts: string[] = [];
    let at = 0;
    for (const { start, end } of mentionsIn(text)) {
      parts.push(redacted(text.slice(at, start)), text.slice(start, end));
      at = end;
    }
    return [...parts, redacted(text.slice(at))].join('');
  };
}

/** A turn is cleaned once: it is a value, and a long thread is written after every one of them. */
const cleaned = new WeakMap<Turn, Turn>();

export function cleanThread(thread: ChatThread, clean: Clean): ChatThread {
  const cleanTurn = (turn: Turn): Turn => {
    const known = cleaned.get(turn);
    if (known !== undefined) return known;
    const made = { ...turn, question: clean(turn.question), reply: clean(turn.reply) };
    cleaned.set(turn, made);
    return made;
  };
  return { ...thread, title: clean(thread.title), turns: thread.turns.map(cleanTurn) };
}
