import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Finder } from './pii.ts';
import { structuredTypes } from './pii.ts';

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

interface PiiModule {
  readonly PIIConfig: { parse(options: { entities: readonly string[] }): unknown };
  pii(
    context: object,
    text: string,
    config: unknown,
  ): Promise<{ info: { detected_entities: Readonly<Record<string, readonly string[]>> } }>;
}

/** The local part of OpenAI's guardrails: it reports values, which are looked up in the text again. */
export function openaiFinder(): Finder | undefined {
  const file = resolve(folder, 'node_modules/@openai/guardrails/dist/checks/pii.js');
  if (folder === '' || !existsSync(file)) return undefined;
  const { pii, PIIConfig } = createRequire(file)(file) as PiiModule;
  const config = PIIConfig.parse({ entities: structuredTypes });
  return async (text) => {
    const { info } = await pii({}, text, config);
    return Object.values(info.detected_entities)
      .flat()
      .map((value) => {
        const start = text.indexOf(value);
        return { start, end: start + value.length };
      });
  };
}
