import type { z } from 'zod';
import type { Received } from '../recorder.ts';
import type { EndpointId, Presentation } from './endpoints.ts';
import { rowOf } from './endpoints.ts';

/** One way in which a request is not what the contract says. `where` is told to the client too, `query` and `body` only. */
export type Problem = { readonly where: 'headers' | 'query' | 'body'; readonly path: string; readonly message: string };

export function problemsOf(endpoint: EndpointId, request: Received): Problem[] {
  const { presentation, query, body } = rowOf(endpoint);
  return [
    ...headerProblems(request, presentation, body !== undefined),
    ...schemaProblems('query', query, Object.fromEntries(request.url.searchParams)),
    ...(body === undefined ? emptyBody(request) : bodyProblems(body, request)),
  ];
}

function headerProblems({ headers }: Received, presentation: Presentation, hasBody: boolean): Problem[] {
  const bearer = /^Bearer [A-Za-z0-9]{32}$/.test(headers.authorization ?? '');
  const apiKey = /^[A-Za-z0-9]{32}$/.test(String(headers['x-api-key'] ?? ''));
  const presented = { bearer, 'x-api-key': apiKey, admin: bearer || apiKey }[presentation];
  const json = /^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '');
  return [
    ...(presented ? [] : [inHeaders('authorization', `no well-formed key for ${presentation}`)]),
    ...(json || !hasBody ? [] : [inHeaders('content-type', 'not application/json')]),
  ];
}

const inHeaders = (path: string, message: string): Problem => ({ where: 'headers', path, message });

function emptyBody({ body }: Received): Problem[] {
  return body.length === 0 ? [] : [{ where: 'body', path: '', message: 'a body where none is expected' }];
}

function bodyProblems(schema: z.ZodType, { body }: Received): Problem[] {
  try {
    return schemaProblems('body', schema, JSON.parse(body.toString('utf8')));
  } catch {
    return [{ where: 'body', path: '', message: 'not JSON' }];
  }
}

function schemaProblems(where: 'query' | 'body', schema: z.ZodType, value: unknown): Problem[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map(({ path, message }) => ({ where, path: path.join('.'), message }));
}
