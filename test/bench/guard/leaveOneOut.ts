import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import { screen } from '#core/guard/injection/screen.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { calibrate, crossValidated, learnFrom, samplesOf } from '#test/train/calibrate.ts';
import { isTest, ownRows, readRows, seed } from '#test/train/rows.ts';
import { dataFolder } from './sets.ts';

/** Trains anew without each set, thresholds and all, and tries that set's attacks. */
export function leaveOneOut(sets: readonly string[]): readonly { set: string; caught: number; of: number }[] {
  const rows = [...readRows(dataFolder), ...ownRows()].filter(({ text }) => !isTest(text));
  const samples = samplesOf(rows);
  return sets.map((set) => {
    const seen = rows.filter((row) => row.set !== set);
    const seenSamples = samples.filter((_, i) => rows[i]?.set !== set);
    const calibration = calibrate(crossValidated(seen, seenSamples));
    const model = { ...learnFrom(seen, seenSamples, seed), scale: 1, ...calibration };
    const attacks = rows.filter((row) => row.set === set && row.attack);
    const caught = attacks.filter(({ text }) => {
      const { verdict } = screen(canonicalise(text), { model, source: 'typed' }, presets.standard);
      return verdict.kind !== 'allow';
    });
    return { set: `without ${set}`, caught: caught.length, of: attacks.length };
  });
}
