/** Compares by numbers: 2.10.0 is later than 2.9.0. What cannot be read is never late enough. */
export function isAtLeastVersion(version: string | undefined, floor: string): boolean {
  if (version === undefined || !/^\d/.test(version)) return false;
  const [have, need] = [numbers(version), numbers(floor)];
  const first = need.findIndex((part, at) => (have[at] ?? 0) !== part);
  return first < 0 || (have[first] ?? 0) > (need[first] ?? 0);
}

const numbers = (version: string): readonly number[] =>
  version.split('.').map((part) => Number.parseInt(part, 10) || 0);
