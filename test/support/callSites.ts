import { readFileSync } from 'node:fs';
import { freshKey } from './ruleFixtures.ts';

/** A call site as it is found in public repositories, retold, and the errors and warnings it deserves. */
export interface CallSite {
  readonly path: string;
  readonly expected: readonly string[];
  readonly title: string;
  readonly text: string;
}

const block = /^site (\S+) \[(.*)\]: (.+)\n\.\n([\s\S]*?)\n\.\n/gm;

export const callSites = (): readonly CallSite[] =>
  [...readFileSync('test/fixtures/calls/sites.txt', 'utf8').matchAll(block)].map(
    ([, path = '', rules = '', title = '', text = '']) => ({
      path,
      expected: rules === '' ? [] : rules.split(', ').toSorted(),
      title,
      text: asWritten(path, `${text}\n`.replaceAll('{{key}}', freshKey)),
    }),
  );

/** The cells of a notebook begin with `# %%`. */
const asWritten = (path: string, text: string): string =>
  path.endsWith('.ipynb')
    ? JSON.stringify({
        cells: text
          .split('# %%\n')
          .slice(1)
          .map((source) => ({ cell_type: 'code', source })),
      })
    : text;
