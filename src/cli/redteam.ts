import { parseArgs } from 'node:util';
import { presets } from '#core/guard/policy/policy.ts';
import { redTeamMarkdown, redTeamText } from '#core/guard/redteam/report.ts';
import { redTeam } from '#core/guard/redteam/run.ts';
import type { Command } from './command.ts';
import { exitCode, UsageError } from './command.ts';
import { keyedDigest } from './keyedDigest.ts';

const formats = {
  text: redTeamText,
  markdown: redTeamMarkdown,
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
} satisfies Record<string, typeof redTeamText>;

export const redteam: Command = {
  name: 'redteam',
  summary: 'Try a built-in set of attacks against a policy, on this machine',
  help: `Usage: mistral-guard redteam [--policy strict|standard] [--format text|json|markdown]

Runs built-in attacks of every class through the local stages and prints what held.
Exit code 0 when all of it held, 1 when something got through.
`,
  run: async (args, terminal) => {
    const { policy, format } = parse(args);
    const report = redTeam({ policy: presets[policy], known: {}, fingerprint: keyedDigest() });
    terminal.out(formats[format](report));
    return report.misses.length === 0 ? exitCode.fine : exitCode.found;
  },
};

function parse(args: readonly string[]): { policy: keyof typeof presets; format: keyof typeof formats } {
  const { policy = 'standard', format = 'text' } = parseOptions(args);
  if (!isKeyOf(presets, policy)) throw new UsageError('--policy must be strict or standard.');
  if (!isKeyOf(formats, format)) throw new UsageError('--format must be text, json or markdown.');
  return { policy, format };
}

const isKeyOf = <T extends object>(table: T, key: string): key is keyof T & string => Object.hasOwn(table, key);

function parseOptions(args: readonly string[]): { policy?: string; format?: string } {
  try {
    return parseArgs({ args: [...args], options: { policy: { type: 'string' }, format: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
