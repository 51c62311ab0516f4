import { isServer } from '#core/rules/calls/fullMessageLogging.ts';
import { steps } from '#core/rules/calls/harden.ts';
import { modelCalls } from '#core/rules/mistral/modelCall.ts';
import { purposeOf } from '#core/rules/purpose.ts';
import { madeClients } from '#core/rules/query.ts';
import type { Source } from '#core/rules/syntax/source.ts';
import type { FileSurvey } from './facts.ts';

const rateLimiters =
  /express-rate-limit|rate-limiter-flexible|@fastify\/rate-limit|hono-rate-limiter|@nestjs\/throttler|@upstash\/ratelimit|bottleneck|p-limit|slowapi|flask[_-]limiter|django[_-]ratelimit|aiolimiter|fastapi[_-]limiter|throttl/i;

/** Counts what a file does with the API, well or badly; tests and examples run for nobody and are left out. */
export function surveyOf(source: Source, path: string): FileSurvey | undefined {
  if (purposeOf(path) !== 'product') return undefined;
  const calls = modelCalls(source).map((call) => ({
    line: lineAt(source.text, call.call.start),
    missing: call.options.open ? [] : steps.filter((step) => step.isMissing(call, source)).map(({ id }) => id),
  }));
  const clients = madeClients(source).map(({ call }) => lineAt(source.text, call.start));
  if (calls.length + clients.length === 0) return undefined;
  return { path, clients, calls, isServer: isServer(source), limitsRate: rateLimiters.test(source.text) };
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;
