import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { LocalContext } from '#core/guard/local.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { check, verdictOn } from '#test/support/guard/local.ts';
import type { Finder } from './pii.ts';
import { ourFinder, structuredTypes } from './pii.ts';

/** Whoever says that they see attacks or personal data without a model or a service. */
type Peer = { kind: 'absent'; name: string } | Present;

interface Present {
  readonly kind: 'present';
  readonly name: string;
  /** All it does on this machine, for what it costs. */
  readonly run: (text: string) => unknown;
  readonly flags?: (text: string) => boolean;
  readonly finds?: Finder;
}

/** None is a dependency: they are looked for in the folder GUARD_PEERS names, where `npm i` put them. */
const folder = process.env.GUARD_PEERS ?? '';

export const peers = (): readonly Peer[] => [haiPatterns(), openai()];

export const ourselves = (context: LocalContext): Peer => ({
  kind: 'present',
  name: 'this guard, all stages',
  run: (text) => check(text, presets.standard, context),
  flags: (text) => verdictOn(text) !== 'allow',
  finds: ourFinder(),
});

/** Of three runs over all texts the best: the machine does other things too. */
export async function microsecondsPerKilobyte(run: Present['run'], texts: readonly string[]): Promise<number> {
  const kilobytes = texts.reduce((sum, text) => sum + text.length / 1024, 0);
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    for (const text of texts) await run(text);
    times.push(performance.now() - began);
  }
  return (Math.min(...times) * 1000) / kilobytes;
}

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
  const flags = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
  return { kind: 'present', name: `${name} (${patterns.length})`, run: flags, flags };
}

function openai(): Peer {
  const name = '@openai/guardrails, personal data';
  const finds = openaiFinder();
  return finds === undefined ? { kind: 'absent', name } : { kind: 'present', name, run: finds, finds };
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
function openaiFinder(): Finder | undefined {
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
