// Runs the tiers: `node test/run.ts [tier[:word]…]`, all of them in order when none is named. With a word, only the files
// whose names hold it (not in the tiers unit and keychain).
import { runCommand } from '#test/provision/command.ts';
import type { Provision } from '#test/provision/provide.ts';
import { provide } from '#test/provision/provide.ts';
import { NeedsPerson } from '#test/provision/says.ts';
import { root } from '#test/support/project.ts';
import type { Outcome } from '#test/tiers/outcome.ts';
import { runTier } from '#test/tiers/outcome.ts';
import { summary } from '#test/tiers/summary.ts';
import type { TierName } from '#test/tiers/table.ts';
import { tiers } from '#test/tiers/table.ts';

const names = Object.keys(tiers) as TierName[];

async function main(asked: readonly string[]): Promise<number> {
  const wanted = asked.map(parseWanted);
  const unknown = wanted.map(({ tier }) => tier).filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0) return refuse(`No such tier: ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  const chosen = names.filter((name) => asked.length === 0 || wanted.some(({ tier }) => tier === name));
  await provide(new Set<Provision>(chosen.flatMap((name) => tiers[name].needs)));
  for (const script of new Set(chosen.flatMap((name) => tiers[name].made))) await make(script);
  const outcomes = await runAll(chosen, (name) => wanted.flatMap(({ tier, only }) => (tier === name ? only : [])));
  console.log(summary(outcomes));
  return [...outcomes.values()].some(({ failed }) => failed > 0) ? 1 : 0;
}

interface Wanted {
  readonly tier: string;
  readonly only: readonly string[];
}

function parseWanted(argument: string): Wanted {
  const [tier = '', ...only] = argument.split(':');
  return { tier, only };
}

type Only = (name: TierName) => readonly string[];

async function runAll(chosen: readonly TierName[], onlyOf: Only): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const name of chosen) {
    console.log(`\n══ ${name} ${'═'.repeat(60 - name.length)}`);
    outcomes.set(name, await runTier(tiers[name], onlyOf(name)));
  }
  return outcomes;
}

async function make(script: string): Promise<void> {
  console.log(`npm run ${script}`);
  await runCommand('npm', ['run', '--silent', script], { cwd: root });
}

function refuse(why: string): number {
  console.error(why);
  return 2;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(error instanceof NeedsPerson ? NeedsPerson.exitCode : 1);
  },
);
