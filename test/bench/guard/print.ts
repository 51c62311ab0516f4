export const percent = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;

export const line = (name: string, ...values: readonly string[]): void =>
  console.log(`    ${name.padEnd(34)} ${values.map((value) => value.padEnd(18)).join(' ')}`);

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
