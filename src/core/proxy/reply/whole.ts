import type { Json, JsonObject } from '../json.ts';
import { isList, isObject } from '../json.ts';
import { checkData } from './data.ts';
import type { ReadContext } from './gate.ts';
import { checkRest } from './rest.ts';
import { checkCall } from './toolCalls.ts';
import { createVoices } from './voices.ts';

/** A reply that came at once. One that has no choices is not a conversation's: every text in it is checked as data. */
export async function checkReply(reply: JsonObject, context: ReadContext): Promise<Json> {
  const { choices: said, ...rest } = reply;
  if (!isList(said)) return checkData(reply, context);
  const choices: Json[] = [];
  for (const choice of said) choices.push(await checkChoice(choice, context));
  return { ...(await checkRest(rest, context)), choices };
}

async function checkChoice(choice: Json, context: ReadContext): Promise<Json> {
  if (!isObject(choice)) return checkData(choice, context);
  const { message, ...rest } = choice;
  const checked = await checkRest(rest, context);
  if (message === undefined) return checked;
  return {
    ...checked,
    message: isObject(message) ? await checkMessage(message, context) : await checkData(message, context),
  };
}

async function checkMessage(message: JsonObject, context: ReadContext): Promise<JsonObject> {
  const { content, tool_calls, ...rest } = message;
  return {
    ...(await checkRest(rest, context)),
    ...(content === undefined ? {} : { content: await checkContent(content, context) }),
    ...(tool_calls === undefined ? {} : { tool_calls: await checkCalls(tool_calls, context) }),
  };
}

async function checkCalls(calls: Json, context: ReadContext): Promise<Json> {
  if (!isList(calls)) return checkData(calls, context);
  const checked: Json[] = [];
  for (const call of calls)
    checked.push(isObject(call) ? await checkCall(call, context) : await checkData(call, context));
  return checked;
}

async function checkContent(content: Json, context: ReadContext): Promise<Json> {
  if (content === null || content === '') return content;
  const voices = createVoices(context);
  const [first, rest] = [await voices.push(content), await voices.end()];
  if (isList(content)) return [...(isList(first) ? first : []), ...(isList(rest) ? rest : [])];
  return `${typeof first === 'string' ? first : ''}${typeof rest === 'string' ? rest : ''}`;
}
