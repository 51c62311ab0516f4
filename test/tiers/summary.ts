import type { Outcome } from './outcome.ts';

/** A row a tier, what failed, and as the very last line the sum, which other tools read. */
export function summary(outcomes: ReadonlyMap<string, Outcome>): string {
  const rows = [...outcomes].map(([name, { passed, failed, seconds, problem = '' }]) =>
    row(name, String(passed), String(failed), seconds.toFixed(1), problem),
  );
  const failures = [...outcomes].flatMap(([name, outcome]) => outcome.failures.map((line) => `✖ ${name}: ${line}`));
  return [
    '',
    row('tier', 'passed', 'failed', 'seconds', ''),
    ...rows,
    '',
    ...failures,
    total([...outcomes.values()]),
  ].join('\n');
}

const row = (tier: string, passed: string, failed: string, seconds: string, problem: string): string =>
  `${tier.padEnd(12)}${passed.padStart(8)}${failed.padStart(8)}${seconds.padStart(9)}  ${problem}`.trimEnd();

function total(outcomes: readonly Outcome[]): string {
  const sum = (of: 'passed' | 'failed') => outcomes.reduce((so, outcome) => so + outcome[of], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
