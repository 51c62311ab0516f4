import type { Terminal } from '#cli/command.ts';

/** A terminal that remembers what was said to it. */
export function fakeTerminal(columns?: number): Terminal & { said(): { out: string; err: string } } {
  const said = { out: '', err: '' };
  return {
    input: process.stdin,
    environment: {},
    columns,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    said: () => ({ ...said }),
  };
}
