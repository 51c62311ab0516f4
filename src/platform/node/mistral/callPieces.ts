import type { ToolCall } from '#core/mistral/tool.ts';
import { lacking } from './failed.ts';

/** A piece of a call as the SDK gives it: the name and the id come once, the arguments bit by bit or whole. */
interface Piece {
  readonly id?: string | undefined;
  readonly index?: number | undefined;
  readonly function: { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> | string };
}

interface Gathered {
  id: string;
  name: string;
  text: string;
}

/** Puts the calls of one reply together again. */
export function callPieces() {
  const gathered = new Map<number, Gathered>();
  return {
    push(pieces: readonly Piece[]): void {
      for (const { id = '', index = 0, function: piece } of pieces) {
        const call = gathered.get(index) ?? { id: '', name: '', text: '' };
        const given = piece.arguments;
        if (id !== '' && id !== 'null') call.id = id;
        if (piece.name !== '') call.name = piece.name;
        call.text += typeof given === 'string' ? given : JSON.stringify(given);
        gathered.set(index, call);
      }
    },
    whole: (): readonly ToolCall[] =>
      [...gathered.values()].map(({ id, name, text }) => ({ id, name, input: inputOf(text) })),
  };
}

/** No arguments at all are an empty object; half an object is nothing that may be run. */
function inputOf(text: string): ToolCall['input'] {
  const input = text.trim() === '' ? {} : parsed(text);
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw lacking('a tool call without arguments');
  return { ...input };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
