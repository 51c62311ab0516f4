import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import { screen } from '#core/guard/injection/screen.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { crossValidated, isTest, ownRows, readRows, thresholds, trainOnAll } from '#test/train/train.ts';
import { dataFolder } from './sets.ts';

/** Trains anew without each set, thresholds and all, and tries that set's attacks. */
export function leaveOneOut(sets: readonly string[]): readonly { set: string; caught: number; of: number }[] {
  const rows = [...readRows(dataFolder), ...ownRows()].filter(({ text }) => !isTest(text));
  return sets.map((set) => {
    const seen = rows.filter((row) => row.set !== set);
    const model = { ...trainOnAll(seen), ...thresholds(seen, crossValidated(seen)) };
    const attacks = rows.filter((row) => row.set === set && row.attack);
    const caught = attacks.filter(({ text }) => {
      const { verdict } = screen(canonicalise(text), { model, source: 'typed' }, presets.standard);
      return verdict.kind !== 'allow';
    });
    return { set: `without ${set}`, caught: caught.length, of: attacks.length };
  });
}
