import * as z from 'zod/mini';
import type { ChatThread } from './thread.ts';
import { markStates, turnEnds } from './turn.ts';

const mark = z.strictObject({
  stage: z.string(),
  state: z.enum(markStates),
  text: z.string(),
  details: z.readonly(z.array(z.string())),
});

const turn = z.strictObject({
  id: z.string(),
  at: z.number(),
  model: z.string(),
  question: z.string(),
  attached: z.readonly(z.array(z.string())),
  reply: z.string(),
  end: z.enum(turnEnds),
  trail: z.readonly(z.array(mark)),
});

/** A chat as it is kept on disk, inside a sealed file. Only placeholders are in it: there is no room for their values. */
const record = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  title: z.string(),
  startedAt: z.number(),
  changedAt: z.number(),
  forkOf: z.optional(z.string()),
  turns: z.readonly(z.array(turn)),
});

export const toRecord = (thread: ChatThread): string => JSON.stringify({ version: 1, ...thread });

/** Nothing, when a file is not one of ours or was written by a later version. */
export function fromRecord(text: string): ChatThread | undefined {
  const parsed = z.safeParse(record, parseJson(text));
  if (!parsed.success) return undefined;
  const { version: _, forkOf, ...thread } = parsed.data;
  return { ...thread, ...(forkOf !== undefined && { forkOf }), turns: thread.turns.map(cutOff) };
}

/** A turn that was under way when VS Code closed. */
const cutOff = (each: ChatThread['turns'][number]) =>
  each.end === 'open' ? { ...each, end: 'cancelled' as const } : each;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
