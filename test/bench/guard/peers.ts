import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another package that says it sees attacks, without a model or a service. */
type Peer = { kind: 'absent'; name: string } | { kind: 'present'; name: string; flags: (text: string) => boolean };

/** None is a dependency: they are looked for in the folder GUARD_PEERS names, where `npm i` put them. */
const folder = process.env.GUARD_PEERS ?? '';

export const peers = (): readonly Peer[] => [haiPatterns()];

/** Importing it ends the process (its worker's path is that of the machine it was built on), so its patterns are read. */
function haiPatterns(): Peer {
  const name = '@presidio-dev/hai-guardrails, patterns';
  const file = join(folder, 'node_modules/@presidio-dev/hai-guardrails/dist/index.js');
  if (folder === '' || !existsSync(file)) return { kind: 'absent', name };
  const [, list = ''] = /var InjectionPatterns = \[([\s\S]*?)\n\];/.exec(readFileSync(file, 'utf8')) ?? [];
  const patterns = Array.from(
    list.matchAll(/^\s*\/(.+)\/(i?),?$/gm),
    ([, source = '', flags]) => new RegExp(source, flags),
  );
  return {
    kind: 'present',
    name: `${name} (${patterns.length})`,
    flags: (text) => patterns.some((pattern) => pattern.test(text)),
  };
}
