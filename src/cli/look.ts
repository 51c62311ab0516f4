import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Look } from '#core/report/text.ts';
import type { Severity } from '#core/scan/rule.ts';
import type { Terminal } from './command.ts';

const escapeCode = '\u001b';
const colours = { error: 31, warning: 33, info: 36, hint: 90 } as const satisfies Record<Severity, number>;

/** Colour and links only for a person at a terminal who has not asked for none (no-color.org). */
export function lookOf({ columns, environment }: Pick<Terminal, 'columns' | 'environment'>): Look {
  const plain = columns === undefined || Boolean(environment.NO_COLOR) || environment.TERM === 'dumb';
  return plain ? plainLook(columns) : colouredLook(columns);
}

const same = (text: string): string => text;

export const plainLook = (width = 120): Look => ({
  width,
  strong: same,
  faint: same,
  severity: (_, text) => text,
  link: same,
});

function colouredLook(width: number): Look {
  const styled = (code: number) => (text: string) => `${escapeCode}[${code}m${text}${escapeCode}[0m`;
  return {
    width,
    strong: styled(1),
    faint: styled(2),
    severity: (severity, text) => styled(colours[severity])(text),
    link: (text, path, row) => {
      const target = `${pathToFileURL(resolve(path)).href}${row === undefined ? '' : `#${row}`}`;
      return `${escapeCode}]8;;${target}${escapeCode}\\${text}${escapeCode}]8;;${escapeCode}\\`;
    },
  };
}
