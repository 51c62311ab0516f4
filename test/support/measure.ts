/** The median of several runs, in milliseconds, after one that warms up; printed, because a benchmark is read. */
export async function median(what: string, runs: number, run: () => unknown): Promise<number> {
  await run();
  const taken: number[] = [];
  for (let round = 0; round < runs; round++) {
    const started = performance.now();
    await run();
    taken.push(performance.now() - started);
  }
  const middle = taken.sort((one, other) => one - other)[Math.floor(runs / 2)] ?? 0;
  console.log(`      ${what}: ${middle.toFixed(1)} ms (median of ${runs})`);
  return middle;
}
