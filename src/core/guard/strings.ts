/** Every text in a JSON value, the names of its fields included, changed in its place. */
export function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  return isRecord(value) ? mapRecord(value, change) : value;
}

type Fields = Readonly<Record<string, unknown>>;

export const mapRecord = (fields: Fields, change: (text: string) => string): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [change(name), mapStrings(value, change)]));

/** Every text that is said in a JSON value; the names of fields are not. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
