import type { Json, JsonObject } from '../json.ts';
import { isList, isObject } from '../json.ts';
import { checkData } from './data.ts';
import type { ReadContext } from './gate.ts';

/** Fields in which the protocol speaks, not the model. */
const protocolFields: ReadonlySet<string> = new Set([
  'id',
  'object',
  'model',
  'index',
  'type',
  'role',
  'name',
  'finish_reason',
  'system_fingerprint',
  'service_tier',
]);

/** A name where a name belongs. A sentence there is read as what it is, and so is a key: a tool's name is the model's to choose. */
export const isProtocolName = (
  field: string | number | undefined,
  value: string,
  { session }: Pick<ReadContext, 'session'>,
): boolean =>
  typeof field === 'string' &&
  protocolFields.has(field) &&
  /^[\w.:/@-]{0,120}$/.test(value) &&
  (field !== 'name' || !session.local.recognisers.some((recognise) => recognise(value).length > 0));

/** Whatever stands beside what a model says, known today or not: numbers and names pass, every text is looked at. */
export async function checkRest(rest: JsonObject, context: ReadContext): Promise<JsonObject> {
  const checked: Record<string, Json> = {};
  for (const [field, value] of Object.entries(rest))
    checked[field] = saysNothing(field, value, context) ? value : await checkData(value, context);
  return checked;
}

function saysNothing(field: string, value: Json, context: ReadContext): boolean {
  if (typeof value === 'string') return value === '' || isProtocolName(field, value, context);
  if (isList(value)) return value.every((item) => saysNothing('', item, context));
  return (
    !isObject(value) ||
    Object.entries(value).every(([key, item]) => isPlainName(key) && saysNothing(key, item, context))
  );
}

/** A table's keys can say as much as its values. */
const isPlainName = (key: string): boolean => /^[a-z]\w{0,40}$/.test(key);
