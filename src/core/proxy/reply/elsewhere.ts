import type { Json, JsonObject } from '../json.ts';
import { isList, isObject } from '../json.ts';
import { checkData } from './data.ts';
import type { Gate, ReadContext } from './gate.ts';
import { createGate } from './gate.ts';
import { isProtocolName } from './rest.ts';

type Path = readonly (string | number)[];

/** Text of a stream in places nobody knows: each place is a voice of its own, held back until it was looked at. */
export interface Elsewhere {
  push(rest: JsonObject): Promise<JsonObject>;
  /** What was held back, put where it belongs. */
  end(rest: JsonObject): Promise<JsonObject>;
}

/** No protocol has so many, and each of them holds text back. */
const mostPlaces = 50;

export function createElsewhere(context: ReadContext): Elsewhere {
  const places = new Map<string, { readonly path: Path; readonly gate: Gate }>();

  function gateAt(path: Path): Gate {
    const name = JSON.stringify(path);
    const known = places.get(name);
    if (known !== undefined) return known.gate;
    if (places.size === mostPlaces) throw new Error('a reply speaks in too many places');
    const gate = createGate(context);
    places.set(name, { path, gate });
    return gate;
  }

  async function look(value: Json, path: Path): Promise<Json> {
    if (typeof value === 'string') {
      if (value === '' || isProtocolName(path.at(-1), value, context)) return value;
      return gateAt(path).push(value);
    }
    if (isList(value)) {
      const items: Json[] = [];
      for (const [index, item] of value.entries()) items.push(await look(item, [...path, index]));
      return items;
    }
    return isObject(value) ? lookInside(value, path) : value;
  }

  async function lookInside(object: JsonObject, path: Path): Promise<JsonObject> {
    const looked: Record<string, Json> = {};
    for (const [key, value] of Object.entries(object)) looked[await nameOf(key)] = await look(value, [...path, key]);
    return looked;
  }

  const nameOf = async (key: string): Promise<string> =>
    /^[a-z]\w{0,40}$/.test(key) ? key : String(await checkData(key, context));

  return {
    push: (rest) => lookInside(rest, []),
    end: async (rest) => {
      let whole: Json = rest;
      for (const { path, gate } of places.values()) {
        const text = await gate.end();
        if (text !== '') whole = appendAt(whole, path, text);
      }
      places.clear();
      return isObject(whole) ? whole : rest;
    },
  };
}

function appendAt(value: Json | undefined, [step, ...further]: Path, text: string): Json {
  if (step === undefined) return (typeof value === 'string' ? value : '') + text;
  if (typeof step === 'string') {
    const object = isObject(value) ? value : {};
    return { ...object, [step]: appendAt(object[step], further, text) };
  }
  const list = isList(value) ? value : [];
  const before = Array.from({ length: Math.max(step, list.length) }, (_, index) => list[index] ?? null);
  return before.toSpliced(step, 1, appendAt(list[step], further, text));
}
