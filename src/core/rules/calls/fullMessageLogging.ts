import { say } from '#core/say.ts';
import { insert } from '../fix/edit.ts';
import { nameIn, useHelper } from '../helper/use.ts';
import { isModelOutput } from '../mistral/answer.ts';
import { modelCalls, speaksToMistral } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import { purposeOf } from '../purpose.ts';
import { both, callRule } from '../rule.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { partsOf, pathOf } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';
import { logCalls } from './keyLogged.ts';

/** `print` and `console.log` of a script show an answer to the person who asked; loggers keep it. */
const keeps = /(?:log|logger|logging|LOG|LOGGER)\.(?:log|info|warn|warning|error|debug|trace|exception|critical)$/;

export const fullMessageLogging = callRule({
  id: 'call/full-message-logging',
  languages: both,
  severity: 'info',
  title: 'Whole messages in a log',
  why:
    'Messages hold what people wrote: names, mails, health, contracts. In a log they live longer and are read by more people than ' +
    'anybody agreed to. Log the model, the number of tokens, the time and the status.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  where: (source) =>
    purposeOf(source.path) === 'product' && speaksToMistral(source) && (isServer(source) || keepsLogs(source)),
  query: (source) => logCalls(source).filter((call) => isServer(source) || keeps.test(pathOf(call.callee) ?? '')),
  filter: (call, source) => {
    const logged = loggedMessages(source, call);
    return logged === undefined
      ? undefined
      : { span: logged, message: say('Whole messages go to the log. Log the model, tokens, time and status.') };
  },
  fix: (_call, source, { span }) => {
    const { edits, ...helper } = useHelper(source, 'metadataOf');
    const around = [insert(span.start, `${nameIn(source, 'metadataOf')}(`), insert(span.end, ')')];
    return [{ title: say('Log only metadata'), safe: false, ...helper, edits: [...edits, ...around] }];
  },
  docs: {
    bad: { language: 'python', code: 'log.info("asking: %s", messages)' },
    good: { language: 'python', code: 'log.info("asked %s: %s tokens", reply.model, reply.usage.total_tokens)' },
  },
});

export const isServer = ({ text }: Source): boolean =>
  /from ['"](?:express|fastify|hono|koa|@nestjs\/\w+|next\/server)['"]|require\(['"](?:express|fastify|koa)['"]\)|\b(?:from|import) (?:fastapi|flask|django|starlette|aiohttp\.web|sanic|litestar|quart|tornado)\b|export (?:async )?function (?:GET|POST|PUT)\b|@app\.(?:get|post|route)\(|\bapp\.(?:get|post)\(['"]\//.test(
    text,
  );

const keepsLogs = ({ text }: Source): boolean => /\blogg(?:er|ing)\b|\blog\./i.test(text);

function loggedMessages(source: Source, call: Call): Expression | undefined {
  const sent = new Set(
    modelCalls(source).flatMap(({ options }) => pathOf(option(options, ['messages', 'inputs'])?.value ?? call) ?? []),
  );
  const search = (each: Expression): Expression | undefined => {
    const path = pathOf(each);
    if (each.kind === 'name' && path !== undefined && sent.has(path)) return each;
    if (isModelOutput(source, each) || isReply(source, each)) return each;
    if (
      each.kind === 'call' &&
      !/(?:^|\.)(?:dumps|stringify|str|String|repr|pformat|format)$/.test(pathOf(each.callee) ?? '')
    )
      return undefined;
    if (each.kind === 'member') return undefined;
    return partsOf(each)
      .map(search)
      .find((found) => found !== undefined);
  };
  return [...call.args, ...call.named.map(({ value }) => value)].map(search).find((found) => found !== undefined);
}

/** The whole reply of a model call. */
function isReply(source: Source, expression: Expression): boolean {
  if (expression.kind !== 'name') return false;
  const value = knownValue(source, expression);
  return (
    value.kind === 'call' && modelCalls(source).some(({ call, streams }) => !streams && call.start === value.start)
  );
}
