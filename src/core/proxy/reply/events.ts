import { brokenOff, violations } from '../answer.ts';
import type { Course } from '../course.ts';
import type { JsonObject } from '../json.ts';
import type { ReadContext } from './gate.ts';
import { Stopped } from './gate.ts';
import { event } from './sse.ts';
import { checkStream, isSilent } from './stream.ts';

/** A stream that broke must look broken to the program too: it is told, its connection is cut, and no end is made up. */
export class Broken extends Error {}

/** The events of a stream as the program sees them. However the reading ends, the request is settled. */
export async function* replayEvents(
  text: AsyncIterable<string>,
  context: ReadContext,
  course: Course,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let head: JsonObject = {};
  try {
    for await (const streamed of checkStream(text, context)) {
      if (streamed.kind === 'broken') throw new Broken(streamed.why);
      if (streamed.kind === 'done') {
        course.end('answered', 200);
        return yield event('[DONE]');
      }
      const { chunk, heard } = streamed;
      head = chunk;
      const budget = course.heard(heard);
      if (budget.kind === 'block') throw new Stopped(budget);
      course.reported(chunk);
      if (!isSilent(chunk)) yield event(JSON.stringify(chunk));
    }
  } catch (error) {
    if (!(error instanceof Stopped) || error.verdict.kind === 'allow') {
      course.end(signal.aborted ? 'cancelled' : 'failed', 200, signal.aborted ? 'cancelled' : 'broken-stream');
      if (!signal.aborted) yield event(JSON.stringify({ ...lastChunk(head), error: brokenOff }));
      throw error;
    }
    course.note(error.verdict.reasons);
    course.end('stopped', 200);
    yield event(JSON.stringify({ ...lastChunk(head), guardrails: violations(error.verdict.reasons) }));
    yield event('[DONE]');
  } finally {
    course.end('cancelled', 200);
  }
}

/** Mistral's own way to say that an answer ends before its end; why stands beside it. */
const lastChunk = ({
  id = 'stopped',
  object = 'chat.completion.chunk',
  created = 0,
  model = '',
}: JsonObject): JsonObject => ({
  id,
  object,
  created,
  model,
  choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
});
