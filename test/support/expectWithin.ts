import assert from 'node:assert/strict';

/** A machine that others use may be this much slower than the one a budget was set for. */
const patience = 5;

/** Prints a measured cost beside its budget. Only what is far over fails: a clock proves no more than that on a shared machine. */
export function expectWithin(budget: number, measured: number, unit: string): void {
  const verdict = measured <= budget ? 'within' : 'over';
  console.log(`    ${Number(measured.toPrecision(3))} ${unit}, ${verdict} the budget of ${budget} ${unit}`);
  assert.ok(measured <= budget * patience, `${measured} ${unit} is far over the budget of ${budget} ${unit}`);
}
