import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Another package that says it sees attacks, without a model or a service. */
export type Peer =
  | { kind: 'absent'; name: string }
  | { kind: 'present'; name: string; flags: (text: string) => boolean };

/** None is a dependency: they are looked for in the folder GUARD_PEERS names, where somebody installed them. */
const folder = process.env.GUARD_PEERS ?? '';

export const peers = async (): Promise<readonly Peer[]> => [await haiPatterns()];

/** Its entry ends the process when it is imported, so the patterns are taken from its bundle's text. */
async function haiPatterns(): Promise<Peer> {
  const name = 'hai-guardrails, patterns';
  const file = join(folder, 'hai-patterns.mjs');
  if (folder === '' || !existsSync(file)) return { kind: 'absent', name };
  const { patterns } = (await import(pathToFileURL(file).href)) as { patterns: readonly RegExp[] };
  return {
    kind: 'present',
    name,
    flags: (text) => patterns.some((pattern) => new RegExp(pattern.source, pattern.flags.replace('g', '')).test(text)),
  };
}
