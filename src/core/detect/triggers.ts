import { endOfRun, isRunCode, nextLongRun } from './longRuns.ts';
import type { Provider } from './providers.ts';
import { providers } from './providers.ts';

/** A place where a provider's pattern is worth trying. */
export interface Trigger {
  readonly at: number;
  readonly provider: Provider;
}

interface Prefix {
  readonly text: string;
  readonly provider: Provider;
}

const prefixes: readonly Prefix[] = providers
  .filter(({ anywhere }) => !anywhere)
  .flatMap((provider) => provider.triggers.map((text) => ({ text, provider })));

/** By the first two characters, packed into seven bits each. */
const byHead: (readonly Prefix[])[] = Array.from({ length: 1 << 14 }, () => []);
const headOf = (text: string, at: number): number =>
  ((text.charCodeAt(at) & 127) << 7) | (text.charCodeAt(at + 1) & 127);
for (const prefix of prefixes) byHead[headOf(prefix.text, 0)] = [...(byHead[headOf(prefix.text, 0)] ?? []), prefix];

const byLength = new Map<number | undefined, Provider>(providers.map((provider) => [provider.runLength, provider]));
byLength.delete(undefined);

const isHead = Uint8Array.from(byHead, (rows) => (rows.length > 0 ? 1 : 0));

/** The keys that begin with a word of their own: each is a long run, or the second part of one with a dot. */
export function* runTriggers(text: string): Generator<Trigger> {
  let end = 0;
  for (let start = nextLongRun(text, 0); start >= 0; start = nextLongRun(text, end + 1)) {
    end = endOfRun(text, start);
    const measured = byLength.get(end - start);
    if (measured !== undefined) yield { at: start, provider: measured };
    const at = headAt(text, start);
    if (isHead[headOf(text, at)] === 0) continue;
    for (const { text: head, provider } of byHead[headOf(text, at)] ?? [])
      if (text.startsWith(head, at)) yield { at, provider };
  }
}

/** Where the key itself begins: after what is left of an escape, after dashes, or in front of a dot. */
function headAt(text: string, start: number): number {
  const before = text.charCodeAt(start - 1);
  if (before === dot) return wordBefore(text, start - 1);
  if (before === percent) return start + 2;
  if (before === backslash && /[nrt]/.test(text.charAt(start))) return start + 1;
  return text.charCodeAt(start) === dash ? afterDashes(text, start) : start;
}

const [backslash, percent, dot, dash] = [92, 37, 46, 45] as const;

function wordBefore(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < 30 && (isRunCode[text.charCodeAt(at - 1)] === 1 || text.charCodeAt(at - 1) === dot)) at--;
  return at;
}

function afterDashes(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === dash) at++;
  return at;
}

const escaped = (text: string): string => text.replace(/[.+*?^${}()|[\]\\]/g, '\\$&');
const loud = new Map(
  providers
    .filter(({ anywhere }) => anywhere)
    .flatMap((provider) => provider.triggers.map((text) => [text, provider] as const)),
);
const loudPattern = new RegExp([...loud.keys()].map(escaped).join('|'), 'g');

/** The few that do not: they are searched for by name. */
export function* loudTriggers(text: string): Generator<Trigger> {
  for (const { 0: found, index } of text.matchAll(loudPattern)) {
    const provider = loud.get(found);
    if (provider !== undefined) yield { at: index, provider };
  }
}

function matchesAt({ pattern }: Provider, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

export function hasTrigger(text: string): boolean {
  if (text.search(loudPattern) >= 0) return true;
  for (const { at, provider } of runTriggers(text)) if (matchesAt(provider, text, at)) return true;
  return false;
}
