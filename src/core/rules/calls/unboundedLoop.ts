import { say } from '#core/say.ts';
import { modelCalls } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import { both, callRule } from '../rule.ts';
import type { Loop, Source } from '../syntax/source.ts';
import { contains } from '../syntax/span.ts';

export const unboundedLoop = callRule({
  id: 'call/unbounded-loop',
  languages: both,
  severity: 'warning',
  title: 'Agent without an end',
  why:
    'A model that may call tools for ever will, one day: it asks, gets an error, asks again, and every round is paid. Count the ' +
    'rounds and stop after a number you chose.',
  risk: 'LLM10:2025 Unbounded Consumption',
  query: ({ loops }) => loops,
  filter: (loop, source) =>
    isEndless(loop) && asksWithTools(source, loop) && !isCounted(source, loop)
      ? { span: headOf(source, loop), message: say('Nothing but the model ends this loop. Count the rounds and stop.') }
      : undefined,
  docs: {
    bad: {
      language: 'python',
      code: 'while True:\n    reply = client.chat.complete(model=model, messages=messages, tools=tools)',
    },
    good: {
      language: 'python',
      code: 'for _ in range(8):\n    reply = client.chat.complete(model=model, messages=messages, tools=tools)',
    },
  },
});

const endless = /^(?:while\s*\(\s*(?:true|1)\s*\)|while\s+(?:True|1)\s*:|for\s*\(\s*;\s*;)/;

const isEndless = ({ node }: Loop): boolean =>
  endless.test(node.text) || (node.type === 'do_statement' && /while\s*\(\s*(?:true|1)\s*\)\s*;?$/.test(node.text));

const asksWithTools = (source: Source, loop: Loop): boolean =>
  modelCalls(source).some(({ call, options }) => contains(loop, call) && option(options, ['tools']) !== undefined);

/** A counter, a deadline or a person in between ends it, or paces it. */
const isCounted = ({ text }: Source, { start, end }: Loop): boolean =>
  /\w\s*(?:\+=\s*1\b|\+\+|-=\s*1\b|--)|\+\+\w|\binput\(|\.question\(|\bprompt\(|max_?(?:turns|steps|rounds|iterations)|deadline/i.test(
    text.slice(start, end),
  );

const headOf = ({ text }: Source, { start, end }: Loop) => ({
  start,
  end: Math.min(end, start + (/^[^\n{]*/.exec(text.slice(start, end))?.[0].trimEnd().length ?? 1)),
});
