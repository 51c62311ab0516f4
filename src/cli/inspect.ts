import { parseArgs } from 'node:util';
import { createInspector, parseLine } from '#core/guard/inspect/inspect.ts';
import { presets } from '#core/guard/policy/policy.ts';
import type { Direction } from '#core/guard/verdict.ts';
import { linesOf } from '#platform/node/lines.ts';
import type { Command, Terminal } from './command.ts';
import { exitCode, UsageError } from './command.ts';
import { keyedDigest } from './keyedDigest.ts';

const help = `Usage: mistral-guard inspect --direction input|output [--policy strict|standard]

Reads lines of {"id", "text"} from standard input and answers each with a line of
{"id", "verdict", "injection", "entities", "text"}. Nothing leaves this machine.
`;

export const inspect: Command = {
  name: 'inspect',
  summary: 'What the guard makes of texts: verdict, findings and what would be sent',
  help,
  run: async (args, terminal) => {
    const { direction, policy } = parse(args);
    return answerLines(terminal, createInspector({ direction, policy, known: {}, fingerprint: keyedDigest() }));
  },
};

function parse(args: readonly string[]): { direction: Direction; policy: (typeof presets)['strict'] } {
  const { values } = parseOptions(args);
  const { direction, policy = 'standard' } = values;
  if (direction !== 'input' && direction !== 'output') throw new UsageError('--direction must be input or output.');
  if (policy !== 'strict' && policy !== 'standard') throw new UsageError('--policy must be strict or standard.');
  return { direction, policy: presets[policy] };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { direction: { type: 'string' }, policy: { type: 'string' } } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function answerLines(terminal: Terminal, answer: ReturnType<typeof createInspector>): Promise<number> {
  let number = 0;
  for await (const line of linesOf(terminal.input)) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (!parsed.ok) {
      terminal.err(
        `Line ${number} is ${parsed.problem === 'not JSON' ? 'not JSON' : 'not an object with id and text'}.\n`,
      );
      return exitCode.usage;
    }
    terminal.out(`${JSON.stringify(answer(parsed.asked))}\n`);
  }
  return exitCode.fine;
}
