import { countByType } from '../guard/audit/recordOf.ts';
import { askPatiently } from '../guard/connect.ts';
import type { Traffic } from '../guard/conversation.ts';
import { createLeakFinder } from '../guard/output/leak.ts';
import type { Policy } from '../guard/policy/policy.ts';
import type { Direction, Verdict } from '../guard/verdict.ts';
import { allow, gravest, reasonsOf } from '../guard/verdict.ts';
import type { MistralError } from '../mistral/error.ts';
import type { Clock, Random } from '../ports.ts';
import type { Result } from '../result.ts';
import type { Answer } from './answer.ts';
import { blockedAnswer, failedAnswer, noticeHeaders, refusalAnswer } from './answer.ts';
import type { Course } from './course.ts';
import { openCourse } from './course.ts';
import { refuse } from './door/refusals.ts';
import type { Route } from './door/routes.ts';
import { blocksWarnings } from './door/tighten.ts';
import type { Entry } from './entry.ts';
import type { JsonObject } from './json.ts';
import { isObject, parseJson } from './json.ts';
import { admitToPurse } from './purse.ts';
import { replayEvents } from './reply/events.ts';
import type { ReadContext } from './reply/gate.ts';
import { Stopped } from './reply/gate.ts';
import { checkReply } from './reply/whole.ts';
import type { Session } from './session.ts';
import type { Complete } from './wire/complete.ts';
import { completeWire, modelOf } from './wire/complete.ts';
import { look } from './wire/look.ts';
import type { Prepared } from './wire/prepare.ts';
import { prepareWire } from './wire/prepare.ts';

/** A request whose sender is known and whose path is served. */
export interface Asked {
  readonly route: Route;
  readonly method: string;
  /** As it goes to the server: path and query. */
  readonly target: string;
  /** As it is written down: without what a person may have put into it. */
  readonly path: string;
  readonly body?: JsonObject;
}

export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly body?: string;
  readonly streams: boolean;
}

export interface WireReply {
  readonly headers: Readonly<Record<string, string>>;
  readonly body:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'stream'; readonly text: AsyncIterable<string> };
}

/** A failure, with Mistral's own words for it where it had some. */
export type WireFailure = MistralError & { readonly said?: Answer };

export interface ExchangePorts {
  readonly clock: Clock;
  readonly random: Random;
  ask(request: WireRequest, signal: AbortSignal): Promise<Result<WireReply, WireFailure>>;
  moderate(texts: readonly string[], direction: Direction, policy: Policy, signal: AbortSignal): Promise<Verdict>;
  entered(entry: Entry): void;
}

/** One request through every stage of the guard, in the shapes in which it came. */
export async function exchange(
  asked: Asked,
  session: Session,
  traffic: Traffic,
  ports: ExchangePorts,
  signal: AbortSignal,
): Promise<Answer> {
  const prepared = asked.body === undefined ? undefined : prepareWire(asked.body, asked.route, session);
  const model = asked.body === undefined ? 'none' : wordOf(modelOf(asked.body), session);
  const subject = { path: asked.path, model, ...(prepared === undefined ? {} : { prepared: prepared.value }) };
  const course = openCourse(subject, session, traffic, ports);
  const run: Run = { asked, session, traffic, ports, signal, course };
  try {
    if (prepared === undefined) return await passOn(run);
    return refused(prepared.verdict, run) ?? (await converse(prepared.value, prepared.verdict, run));
  } catch (error) {
    course.end('failed', 500, 'fault');
    throw error;
  }
}

/** A key that stands where a model's name belongs must not be written down as one. */
const wordOf = (name: string, { local, policy }: Session): string => look(name, { kind: 'word' }, local, policy).text;

interface Run {
  readonly asked: Asked;
  readonly session: Session;
  readonly traffic: Traffic;
  readonly ports: ExchangePorts;
  readonly signal: AbortSignal;
  readonly course: Course;
}

/** A question without a body: nothing to look at on its way, and nothing that costs. */
async function passOn(run: Run): Promise<Answer> {
  const admitted = admitToPurse(run.session, run.traffic, { tokens: 0, dollars: 0 }, run.ports.clock.now());
  if (admitted.kind === 'block') return blocked(admitted, run);
  const { method, target } = run.asked;
  const reply = await ask({ method, target, streams: false }, run);
  return reply.ok ? handOn(reply.value, {}, run) : failed(reply.error, run);
}

async function converse(prepared: Prepared, local: Verdict, run: Run): Promise<Answer> {
  const { asked, session, traffic, ports, signal, course } = run;
  const complete = completeWire(prepared, asked.route, session.policy, ports.random);
  const spending = admitToPurse(session, traffic, complete.planned, ports.clock.now());
  if (spending.kind === 'block') return blocked(spending, run);
  course.plan(complete.planned);

  const moderated =
    asked.route.generates && prepared.said.length > 0
      ? await ports.moderate(prepared.said, 'input', session.policy, signal)
      : allow;
  if (signal.aborted) return failed({ kind: 'cancelled' }, run);
  const stopped = refused(moderated, run);
  if (stopped !== undefined) return stopped;

  const streams = complete.body.stream === true && asked.route.generates;
  const { method, target } = asked;
  const reply = await ask({ method, target, body: JSON.stringify(complete.body), streams }, run);
  if (!reply.ok) return failed(reply.error, run);
  course.open(complete.promptTokens);
  const notices = noticeHeaders(gravest([local, moderated, spending]), countByType(prepared.entities));
  const headers = { ...reply.value.headers, ...notices };
  course.note(reasonsOf(spending));
  if (!asked.route.generates) return handOn(reply.value, notices, run);
  const context = readContext(complete, run);
  if (reply.value.body.kind === 'stream')
    return {
      status: 200,
      headers,
      body: { kind: 'events', events: replayEvents(reply.value.body.text, context, course, signal) },
    };
  return whole(reply.value.body.text, headers, context, run);
}

const ask = (request: WireRequest, { traffic, ports, signal }: Run): Promise<Result<WireReply, WireFailure>> =>
  askPatiently(() => ports.ask(request, signal), traffic, ports, signal);

function readContext(
  { body, canary, systemPrompt }: Complete,
  { asked, session, ports, signal, course }: Run,
): ReadContext {
  const { type = 'text' } = isObject(body.response_format) ? body.response_format : {};
  return {
    session,
    findLeaks: createLeakFinder({ canary, systemPrompt }),
    judge: (text) => ports.moderate([text], 'output', session.policy, signal),
    form: asked.route.writesCode ? 'code' : type === 'text' ? 'prose' : 'json',
    note: course.note,
  };
}

async function whole(text: string, headers: Answer['headers'], context: ReadContext, run: Run): Promise<Answer> {
  const reply = parseJson(text);
  if (!isObject(reply)) return failed({ kind: 'unexpected-reply', detail: 'not JSON' }, run);
  run.course.reported(reply);
  try {
    const value = await checkReply(reply, context);
    if (run.signal.aborted) return failed({ kind: 'cancelled' }, run);
    run.course.end('answered', 200);
    return { status: 200, headers, body: { kind: 'json', value } };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return blocked(error.verdict, run, 'stopped');
  }
}

/** An answer no model wrote: numbers, names, scores. */
function handOn(reply: WireReply, notices: Answer['headers'], run: Run): Answer {
  const value = reply.body.kind === 'text' ? parseJson(reply.body.text) : undefined;
  if (reply.body.kind !== 'text' || value === undefined)
    return failed({ kind: 'unexpected-reply', detail: 'not JSON' }, run);
  if (isObject(value)) run.course.reported(value);
  run.course.end('answered', 200);
  return { status: 200, headers: { ...reply.headers, ...notices }, body: reply.body };
}

/** A program cannot be asked: its policy says whether a warning is a refusal. */
function refused(verdict: Verdict, run: Run): Answer | undefined {
  if (verdict.kind === 'block' || (verdict.kind === 'warn' && blocksWarnings(run.session.policy)))
    return blocked(verdict, run);
  run.course.note(reasonsOf(verdict));
  return undefined;
}

function blocked(verdict: Verdict, { course }: Run, outcome: 'blocked' | 'stopped' = 'blocked'): Answer {
  if (verdict.kind === 'allow') return refusalAnswer(refuse('fault'));
  const answer = blockedAnswer(verdict.reasons);
  course.note(verdict.reasons);
  course.end(outcome, answer.status);
  return answer;
}

function failed(error: WireFailure, { course }: Run): Answer {
  const answer = error.said ?? failedAnswer(error);
  course.end(error.kind === 'cancelled' ? 'cancelled' : 'failed', answer.status, error.kind);
  return answer;
}
