import { parseArgs } from 'node:util';
import { redTeamMarkdown, redTeamText } from '#core/guard/redteam/report.ts';
import { redTeam } from '#core/guard/redteam/run.ts';
import type { Command } from './command.ts';
import { exitCode, UsageError } from './command.ts';
import { keyedDigest } from './keyedDigest.ts';
import type { NamedPolicy } from './policyOption.ts';
import { policyHelp, policyIn } from './policyOption.ts';

const formats = {
  text: redTeamText,
  markdown: redTeamMarkdown,
  json: (report, policy) => `${JSON.stringify({ policy, ...report }, undefined, 2)}\n`,
} satisfies Record<string, typeof redTeamText>;

const help = `mistral-guard redteam

Runs built-in attacks of every class through the local stages of a policy and prints what held.
A .mistral-guard/policy.json in this folder tightens it. Nothing leaves this machine.

${policyHelp}
  --format text|json|markdown    how to report (text)

Exit codes: 0 all of it held, 1 something got through, 2 the arguments are wrong.`;

export const redteam: Command = {
  name: 'redteam',
  summary: 'try a built-in set of attacks against a policy, on this machine',
  help,
  run: async (args, terminal) => {
    const { policy, format } = parse(args);
    const report = redTeam({ policy: policy.policy, known: {}, fingerprint: keyedDigest() });
    terminal.out(formats[format](report, policy.name));
    return report.misses.length === 0 ? exitCode.fine : exitCode.found;
  },
};

function parse(args: readonly string[]): { policy: NamedPolicy; format: keyof typeof formats } {
  const options = { policy: { type: 'string' }, format: { type: 'string', default: 'text' } } as const;
  const { policy, format } = parseArgs({ args: [...args], options }).values;
  if (!isFormat(format)) throw new UsageError('--format takes text, json or markdown.');
  return { policy: policyIn(process.cwd(), policy), format };
}

const isFormat = (word: string): word is keyof typeof formats => Object.hasOwn(formats, word);
