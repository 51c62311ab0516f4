import type { ProxyWorld } from './world.ts';

/** A request of an ordinary program. */
export async function ask(
  { url, token }: Pick<ProxyWorld, 'url' | 'token'>,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}

export const chat = (content: unknown, more: object = {}) => ({
  model: 'mistral-small-latest',
  messages: [{ role: 'user', content }],
  ...more,
});

/** What a stream said, choice by choice. */
export const saidIn = (text: string, index = 0): string =>
  eventsIn(text)
    .flatMap(({ choices = [] }) => choices)
    .filter((choice) => choice.index === index)
    .map(({ delta }) => delta?.content ?? '')
    .join('');

interface Chunk {
  readonly choices?: readonly {
    index: number;
    delta?: { content?: string; tool_calls?: unknown[] };
    finish_reason?: string | null;
  }[];
  readonly guardrails?: object;
}

export const eventsIn = (text: string): readonly Chunk[] =>
  text
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice(6)));
