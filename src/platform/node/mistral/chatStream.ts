import type { Answer } from '#core/mistral/api.ts';
import type { ChatEvent, ChatRequest } from '#core/mistral/chat.ts';
import { fail, ok } from '#core/result.ts';
import type { Connection } from './call.ts';
import { callPieces } from './callPieces.ts';
import { finishOf, textOf, toSdk, usageOf } from './chat.ts';
import { ask } from './client.ts';
import { lacking } from './failed.ts';
import { meaningOf } from './thrown.ts';

export async function stream(connection: Connection, request: ChatRequest): Answer<AsyncIterable<ChatEvent>> {
  try {
    return ok(eventsOf(connection, await open(connection, request)));
  } catch (thrown) {
    const error = meaningOf(thrown, connection);
    connection.deadline.end();
    return fail(error);
  }
}

const open = (connection: Connection, request: ChatRequest) =>
  ask(connection, (sdk, client) => sdk.chatStream(client, { ...toSdk(request), stream: true }));

type Chunks = Awaited<ReturnType<typeof open>>;

async function* eventsOf(connection: Connection, chunks: Chunks): AsyncGenerator<ChatEvent> {
  try {
    connection.deadline.extend();
    yield* read(connection, chunks);
  } catch (thrown) {
    yield { kind: 'failed', error: meaningOf(thrown, connection) };
  } finally {
    // Also when the reader left the loop early: the connection must not go on costing tokens.
    connection.deadline.end();
  }
}

async function* read({ deadline }: Connection, chunks: Chunks): AsyncGenerator<ChatEvent> {
  let end: ChatEvent | undefined;
  const calls = callPieces();
  for await (const { data } of chunks) {
    deadline.extend();
    const [choice] = data.choices;
    const text = textOf(choice?.delta.content);
    if (text !== '') yield { kind: 'delta', text };
    calls.push(choice?.delta.toolCalls ?? []);
    if (choice?.finishReason) end = endOf(data, choice.finishReason);
  }
  // A stream that stops without saying why was cut by somebody in between.
  if (end === undefined) throw lacking('no finish reason');
  for (const call of calls.whole()) yield { kind: 'call', call };
  yield end;
}

type Chunk = Chunks extends AsyncIterable<infer Event extends { data: unknown }> ? Event['data'] : never;

function endOf({ model, usage }: Chunk, reason: string): ChatEvent {
  return { kind: 'end', model, finish: finishOf(reason), ...(usage ? { usage: usageOf(usage) } : {}) };
}
