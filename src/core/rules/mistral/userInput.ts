import type { Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { flowsInto } from '../syntax/flow.ts';
import type { Held } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

/** How the usual frameworks hand over what somebody typed. */
const requestPaths = {
  script:
    /^(?:req|request|ctx\.req|ctx\.request|c\.req|context\.request|event|evt)\.(?:body|query|params|rawBody|queryStringParameters|json\(\)|text\(\)|formData\(\)|query\(\)|param\(\)|parseBody\(\)|nextUrl\.searchParams)(?:\.|$)|\bsearchParams\.get\(\)$|\bformData\.get\(\)$|^process\.argv|^interaction\.options\.getString\(\)$|^ctx\.(?:message|msg)\.text$|^(?:window\.)?(?:location\.(?:search|hash)|prompt\(\))/,
  python:
    /^(?:flask\.)?(?:self\.)?request\.(?:json\(?\)?|form|args|values|data|get_json\(\)|get_data\(\)|query_params|POST|GET|body\(?\)?|cookies|headers)(?:\.|\(|$)|^input\(\)$|^(?:st|streamlit)(?:\.sidebar)?\.(?:text_input|text_area|chat_input)\(\)$|^sys\.argv|^(?:context|ctx)\.args$|^update\.(?:effective_)?message\.text$/,
} as const;

/** A parameter that says by its name that a person wrote it. */
const userNamed = /^(?:user_?(?:input|message|msg|query|prompt|text|question)|question|chat_?input)$/i;

const route = /@\w[\w.]*\.(?:get|post|put|patch|delete|route|websocket|api_route)\s*\(/;
const injected = /Depends|\bRequest\b|Session|Response|BackgroundTasks|Header\(|Settings/;

/** Did a person outside write this? */
export function isUserInput(source: Source, expression: Expression, held: Held | undefined): boolean {
  const path = pathOf(expression);
  if (path !== undefined && !isTurnedInto(expression) && requestPaths[source.family].test(path)) return true;
  if (held?.by !== 'parameter') return false;
  return userNamed.test(held.parameter.name) || isRouteParameter(source, held);
}

/** `body.messages.filter(…)` and `body.text.length` are no longer what came in. */
const isTurnedInto = (expression: Expression): boolean =>
  expression.kind === 'call'
    ? !asItCame.test(lastName(expression.callee))
    : expression.kind === 'member' && expression.name === 'length';

const asItCame =
  /^(?:json|text|get|getAll|get_json|get_data|formData|query|param|parseBody|body|input|prompt|text_input|text_area|chat_input|getString)$/;

/** FastAPI puts the request's parts straight into the handler's parameters. */
function isRouteParameter(source: Source, { parameter, routine }: Extract<Held, { by: 'parameter' }>): boolean {
  if (source.family !== 'python' || injected.test(parameter.written) || /^(?:self|cls)$/.test(parameter.name))
    return false;
  if (/:\s*(?:int|float|bool|UUID|Literal)/.test(parameter.written)) return false;
  const holder = routine.node.parent;
  return holder?.type === 'decorated_definition' && route.test(source.text.slice(holder.startIndex, routine.start));
}

/** Functions and methods whose result still is what went in. */
const passes =
  /(?:^|\.)(?:trim|trimStart|trimEnd|slice|substring|toString|toLowerCase|toUpperCase|replace|replaceAll|concat|join|map|filter|at|String|strip|lstrip|rstrip|lower|upper|format|get|pop|str|get_json|dumps|loads|stringify|parse|decode|decodeURIComponent|json|text|model_dump)$/;

/** The user's words, as they are, inside an expression. */
export function userInputIn(source: Source, expression: Expression): Expression | undefined {
  return flowsInto(source, expression, {
    wanted: (each, held) => isUserInput(source, each, held),
    through: (each) =>
      each.kind === 'call' ? passes.test(pathOf(each.callee) ?? lastName(each.callee)) : !isTurnedInto(each),
  });
}

const lastName = (callee: Expression): string =>
  callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
