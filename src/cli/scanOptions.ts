import { parseArgs } from 'node:util';
import type { Severity } from '#core/scan/rule.ts';
import { UsageError } from './command.ts';

export type Format = 'text' | 'json' | 'sarif';
export type Source = 'files' | 'staged' | 'history';

export interface ScanOptions {
  readonly paths: readonly string[];
  readonly source: Source;
  readonly format: Format;
  readonly output: string | undefined;
  readonly baseline: string | undefined;
  readonly writeBaseline: boolean;
  readonly failOn: Severity | 'never';
  readonly hearNothing: boolean;
  readonly useCache: boolean;
  /** Opens the keychain, which may ask the person: only when told to. */
  readonly ownKeys: boolean;
  readonly jobs: number;
}

export const scanHelp = `mistral-guard scan [PATH…]

Looks for leaked keys and insecure Mistral calls in files, in what is staged, or in all of history.

  --format text|json|sarif   how to report (text)
  --output FILE              where to, instead of standard output
  --staged                   only the lines that the next commit adds
  --history                  every version of every file on every branch
  --baseline FILE            findings to live with (.mistral-guard/baseline.json, when there is one)
  --write-baseline           accept everything found now into the baseline
  --fail-on error|warning|info|hint|never
                             from which severity on the exit code is 1 (warning)
  --no-ignore                report also what comments and the baseline silence
  --no-cache                 read every file again, also those that have not changed
  --own-keys                 also find the keys of your keychain, whatever stands around them
  --jobs N                   threads (2)

Files that .gitignore names are passed over, except .env files. To silence a finding, write beside it:
mistral-guard-ignore -- why

Exit codes: 0 nothing found, 1 findings, 2 the scan could not be done.`;

export function scanOptions(args: readonly string[]): ScanOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      staged: { type: 'boolean', default: false },
      history: { type: 'boolean', default: false },
      baseline: { type: 'string' },
      'write-baseline': { type: 'boolean', default: false },
      'fail-on': { type: 'string', default: 'warning' },
      'no-ignore': { type: 'boolean', default: false },
      'no-cache': { type: 'boolean', default: false },
      'own-keys': { type: 'boolean', default: false },
      jobs: { type: 'string', default: '2' },
    },
  });
  if (values.staged && values.history) throw new UsageError('Either --staged or --history, not both.');
  if ((values.staged || values.history) && positionals.length > 1)
    throw new UsageError('--staged and --history take one folder at most.');
  return {
    paths: positionals.length === 0 ? ['.'] : positionals,
    source: values.staged ? 'staged' : values.history ? 'history' : 'files',
    format: oneOf('--format', values.format, ['text', 'json', 'sarif']),
    output: values.output,
    baseline: values.baseline,
    writeBaseline: values['write-baseline'],
    failOn: oneOf('--fail-on', values['fail-on'], ['error', 'warning', 'info', 'hint', 'never']),
    hearNothing: values['no-ignore'],
    useCache: !values['no-cache'],
    ownKeys: values['own-keys'],
    jobs: threads(values.jobs),
  };
}

function oneOf<Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === given);
  if (word === undefined) throw new UsageError(`${option} takes ${words.join(', ')}; not “${given}”.`);
  return word;
}

function threads(given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new UsageError(`--jobs takes a number from 1 to 64; not “${given}”.`);
  return count;
}
