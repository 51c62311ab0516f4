/** The same text for two values that hold the same, however their properties are ordered. */
export const canonicalText = (value: unknown): string => JSON.stringify(value, (_name, part: unknown) => sorted(part));

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
