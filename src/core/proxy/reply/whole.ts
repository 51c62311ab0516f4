import type { Json, JsonObject } from '../json.ts';
import { isList, isObject } from '../json.ts';
import { checkData } from './data.ts';
import type { ReadContext } from './gate.ts';
import { checkCall } from './toolCalls.ts';
import { createVoices } from './voices.ts';

/** A reply that came at once. One that has no choices is not a conversation's: every text in it is checked as data. */
export async function checkReply(reply: JsonObject, context: ReadContext): Promise<Json> {
  if (!isList(reply.choices)) return checkData(reply, context);
  const choices: Json[] = [];
  for (const choice of reply.choices) choices.push(isObject(choice) ? await checkChoice(choice, context) : choice);
  return { ...reply, choices };
}

async function checkChoice(choice: JsonObject, context: ReadContext): Promise<JsonObject> {
  if (!isObject(choice.message)) return choice;
  return { ...choice, message: await checkMessage(choice.message, context) };
}

async function checkMessage(message: JsonObject, context: ReadContext): Promise<JsonObject> {
  const checked = { ...message };
  if ('content' in message) checked.content = await checkContent(message.content ?? null, context);
  if (isList(message.tool_calls)) {
    const calls: Json[] = [];
    for (const call of message.tool_calls) calls.push(isObject(call) ? await checkCall(call, context) : call);
    checked.tool_calls = calls;
  }
  return checked;
}

async function checkContent(content: Json, context: ReadContext): Promise<Json> {
  if (content === null || content === '') return content;
  const voices = createVoices(context);
  const [first, rest] = [await voices.push(content), await voices.end()];
  if (isList(content)) return [...(isList(first) ? first : []), ...(isList(rest) ? rest : [])];
  return `${typeof first === 'string' ? first : ''}${typeof rest === 'string' ? rest : ''}`;
}
