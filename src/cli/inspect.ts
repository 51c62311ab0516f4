import { parseArgs } from 'node:util';
import type { ParsedLine } from '#core/guard/inspect/inspect.ts';
import { createInspector, parseLine } from '#core/guard/inspect/inspect.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import type { Direction } from '#core/guard/verdict.ts';
import { linesOf } from '#platform/node/lines.ts';
import type { Command, Terminal } from './command.ts';
import { exitCode, UsageError } from './command.ts';
import { keyedDigest } from './keyedDigest.ts';
import { policyHelp, policyOf } from './policyOption.ts';

const help = `mistral-guard inspect --direction input|output

Reads lines of {"id", "text"} from standard input and answers each with a line of
{"id", "verdict", "injection", "entities", "text"}. Nothing leaves this machine.

  --direction input|output       what a person sends, or what a model answers
${policyHelp}

A line that cannot be read is answered with {"line", "error"}, and the next one is read.

Exit codes: 0 every line was read, 2 some were not or the arguments are wrong.`;

export const inspect: Command = {
  name: 'inspect',
  summary: 'say what the guard makes of texts: verdict, findings and what would be sent',
  help,
  run: async (args, terminal) => {
    const { direction, policy } = parse(args);
    return answerLines(terminal, createInspector({ direction, policy, known: {}, fingerprint: keyedDigest() }));
  },
};

function parse(args: readonly string[]): { direction: Direction; policy: Policy } {
  const options = { direction: { type: 'string' }, policy: { type: 'string' } } as const;
  const { direction, policy } = parseArgs({ args: [...args], options }).values;
  if (direction !== 'input' && direction !== 'output') throw new UsageError('--direction takes input or output.');
  return { direction, policy: policyOf(policy) };
}

/** One bad line of a thousand must not cost the answers to the others. */
async function answerLines(terminal: Terminal, answer: ReturnType<typeof createInspector>): Promise<number> {
  let number = 0;
  let unread = 0;
  for await (const line of linesOf(terminal.input)) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (!parsed.ok) unread++;
    const said = parsed.ok ? answer(parsed.asked) : complaint(number, parsed);
    terminal.out(`${JSON.stringify(said)}\n`);
  }
  if (unread === 0) return exitCode.fine;
  terminal.err(`${unread === 1 ? 'One line' : `${unread} lines`} of ${number} could not be read.\n`);
  return exitCode.usage;
}

const problems = {
  'not JSON': 'This line is not JSON such as {"id": 1, "text": "hello"}.',
  'no id and text': 'This line is not an object with id and text, such as {"id": 1, "text": "hello"}.',
} as const satisfies Record<Unread['problem'], string>;

type Unread = Extract<ParsedLine, { ok: false }>;

/** Nothing of the line itself: it may be anything. */
const complaint = (line: number, { problem }: Unread) => ({ line, error: problems[problem] });
