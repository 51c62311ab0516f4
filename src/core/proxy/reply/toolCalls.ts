import type { Json, JsonObject } from '../json.ts';
import { isList, isObject, numberIn, textIn } from '../json.ts';
import { checkData } from './data.ts';
import type { ReadContext } from './gate.ts';
import { checkRest } from './rest.ts';

/** A call is only worth anything whole, so its pieces wait for each other. */
export interface ToolCalls {
  push(calls: Json | undefined): void;
  end(): Promise<readonly Json[]>;
}

export function createToolCalls(context: ReadContext): ToolCalls {
  const calls = new Map<number | string, JsonObject>();
  return {
    push: (pieces) => {
      for (const piece of isList(pieces) ? pieces.filter(isObject) : []) {
        const key = numberIn(piece, 'index') ?? textIn(piece, 'id') ?? calls.size;
        const before = calls.get(key);
        calls.set(key, before === undefined ? piece : joined(before, piece));
      }
    },
    end: async () => {
      const checked: Json[] = [];
      for (const call of calls.values()) checked.push(await checkCall(call, context));
      calls.clear();
      return checked;
    },
  };
}

/** The name and the id come once, the arguments in pieces. */
function joined(before: JsonObject, piece: JsonObject): JsonObject {
  const [earlier, later] = [before.function, piece.function];
  if (!isObject(earlier) || !isObject(later)) return { ...piece, ...before };
  const both = typeof earlier.arguments === 'string' && typeof later.arguments === 'string';
  const combined = both ? `${earlier.arguments}${later.arguments}` : (earlier.arguments ?? later.arguments ?? '');
  return { ...piece, ...before, function: { ...later, ...earlier, arguments: combined } };
}

/** What stands beside the arguments should be names; where it is not, it is looked at too. */
export async function checkCall(call: JsonObject, context: ReadContext): Promise<Json> {
  const { function: called, ...beside } = call;
  if (!isObject(called)) return checkData(call, context);
  const { arguments: given = '', ...rest } = called;
  return {
    ...(await checkRest(beside, context)),
    function: { ...(await checkRest(rest, context)), arguments: await checkData(given, context) },
  };
}
