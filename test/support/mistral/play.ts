import type { AdminHeader } from './admission.ts';
import { admit } from './admission.ts';
import type { Answer } from './answer.ts';
import { refusal, unprocessable } from './answer.ts';
import type { Problem } from './contract/check.ts';
import { problemsOf } from './contract/check.ts';
import type { EndpointId } from './contract/endpoints.ts';
import { route } from './contract/endpoints.ts';
import type { Exchange, World } from './exchange.ts';
import type { Fault } from './faults.ts';
import { playFault } from './playFault.ts';
import type { Received } from './recorder.ts';
import { replies } from './replies/replies.ts';

export type Verdict = { readonly answer: Answer; readonly violations: readonly string[] };

/** From a request to what goes back, and what the contract has against it. */
export function play(world: World, adminHeader: AdminHeader, request: Received): Verdict {
  const found = route(request.method, request.url.pathname);
  const name = `${request.method} ${request.url.pathname}`;
  if (found === undefined) return { answer: refusal(404, 'No such path'), violations: [`${name}: unknown endpoint`] };
  const problems = problemsOf(found.endpoint, request);
  const faults = world.program.take(found.endpoint);
  const key = admit(world.keyring, adminHeader, found.endpoint, request);
  const exchange = key && { request, key, id: found.id ?? '', wish: wishOf(faults), world };
  const answer = plainAnswer(found.endpoint, exchange, problems);
  return {
    answer: faults.reduce((shaped, fault) => playFault(shaped, fault), answer),
    violations: problems.map(({ where, path, message }) => `${name}: ${where} ${path}: ${message}`),
  };
}

function plainAnswer(endpoint: EndpointId, exchange: Exchange | undefined, problems: readonly Problem[]): Answer {
  if (exchange === undefined) return refusal(401, 'Unauthorized');
  const told = problems.filter(({ where }) => where !== 'headers');
  return told.length > 0 ? unprocessable(told) : replies[endpoint](exchange);
}

function wishOf(faults: readonly Fault[]): Exchange['wish'] {
  const text = faults.find((fault) => fault.kind === 'reply')?.text;
  const calls = faults.find((fault) => fault.kind === 'tool calls')?.calls;
  const scores = faults.find((fault) => fault.kind === 'scores')?.byText ?? {};
  return { scores, ...(text === undefined ? {} : { text }), ...(calls === undefined ? {} : { toolCalls: calls }) };
}
