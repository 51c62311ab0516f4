import { groupBy } from '#core/groupBy.ts';
import type { InspectOptions } from '../inspect/inspect.ts';
import { createInspector } from '../inspect/inspect.ts';
import type { Category, Probe } from './corpus.ts';
import { corpus } from './corpus.ts';
import { disguises } from './disguise.ts';

/** A probe the policy handled otherwise than it should. */
interface Miss {
  readonly category: Category;
  readonly text: string;
  readonly verdict: string;
}

export interface Tally {
  readonly category: Category;
  readonly tried: number;
  readonly held: number;
}

export interface RedTeamReport {
  readonly tallies: readonly Tally[];
  readonly misses: readonly Miss[];
}

/** Runs every probe, and every injection in every disguise, through the local stages of a policy. */
export function redTeam(options: RedTeamOptions): RedTeamReport {
  const steps = redTeamSteps(options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

export type RedTeamOptions = Omit<InspectOptions, 'direction'>;

/** The same, probe by probe, for whoever has something else to do in between. */
export function* redTeamSteps(options: RedTeamOptions): Generator<{ done: number; of: number }, RedTeamReport> {
  const inspect = {
    input: createInspector({ ...options, direction: 'input' }),
    output: createInspector({ ...options, direction: 'output' }),
  };
  const probes = [...corpus, ...disguised()];
  const results: Result[] = [];
  for (const probe of probes) {
    const { verdict, text } = inspect[probe.direction]({ id: 0, text: probe.text });
    results.push({ probe, verdict, held: holds(probe, verdict, text) });
    yield { done: results.length, of: probes.length };
  }
  return reportOf(results);
}

interface Result {
  readonly probe: Probe;
  readonly verdict: string;
  readonly held: boolean;
}

function reportOf(results: readonly Result[]): RedTeamReport {
  return {
    tallies: [...groupBy(results, ({ probe }) => probe.category)].map(([category, same]) => ({
      category,
      tried: same.length,
      held: same.filter(({ held }) => held).length,
    })),
    misses: results
      .filter(({ held }) => !held)
      .map(({ probe, verdict }) => ({ category: probe.category, text: probe.text, verdict })),
  };
}

/** Only what is English survives all of them: leet and rot13 know no other letters. */
const disguised = (): readonly Probe[] =>
  corpus
    .filter(({ category, text }) => category === 'injection' && /^[\0-\x7f]+$/.test(text))
    .flatMap((probe) =>
      Object.values(disguises).map(
        (disguise) => ({ ...probe, category: 'encodings', text: disguise(probe.text) }) as const,
      ),
    );

function holds({ expected }: Probe, verdict: string, text: string): boolean {
  switch (expected.kind) {
    case 'noticed':
      return verdict !== 'allow';
    case 'unhindered':
      return verdict === 'allow';
    case 'gone':
      return !text.includes(expected.what);
  }
}
