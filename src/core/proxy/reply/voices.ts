import type { Json, JsonObject } from '../json.ts';
import { isList, isObject, textIn } from '../json.ts';
import { checkData } from './data.ts';
import type { Gate, ReadContext } from './gate.ts';
import { createGate } from './gate.ts';

/** What a model says aloud, and what it thinks: two texts that take turns. */
type Voice = 'text' | 'thinking';

/** One choice's content, piece by piece, in the form in which it came: a text, or a list of parts. */
export interface Voices {
  push(content: Json | undefined): Promise<Json | undefined>;
  /** What was held back; `undefined` when nothing was. */
  end(): Promise<Json | undefined>;
}

export function createVoices(context: ReadContext): Voices {
  let speaking: { readonly voice: Voice; readonly gate: Gate } | undefined;
  let inParts = false;

  const finish = async (): Promise<readonly JsonObject[]> => {
    const last = speaking;
    speaking = undefined;
    return last === undefined ? [] : part(last.voice, await last.gate.end());
  };
  const say = async (voice: Voice, text: string): Promise<readonly JsonObject[]> => {
    const before = speaking?.voice === voice ? [] : await finish();
    speaking ??= { voice, gate: createGate(context) };
    return [...before, ...part(voice, await speaking.gate.push(text))];
  };
  const pushPart = async (item: Json): Promise<readonly Json[]> => {
    const said = isObject(item) ? saidIn(item) : undefined;
    return said === undefined ? [...(await finish()), await checkData(item, context)] : say(said.voice, said.text);
  };
  const inForm = (parts: readonly Json[]): Json | undefined => {
    if (parts.length === 0) return undefined;
    return inParts ? parts : parts.map((each) => (isObject(each) ? (textIn(each, 'text') ?? '') : '')).join('');
  };

  return {
    async push(content) {
      if (content === undefined || content === null) return undefined;
      inParts = isList(content);
      if (typeof content === 'string') return inForm(await say('text', content));
      const parts: Json[] = [];
      for (const item of isList(content) ? content : [content]) parts.push(...(await pushPart(item)));
      return inForm(parts);
    },
    end: async () => inForm(await finish()),
  };
}

function part(voice: Voice, text: string): readonly JsonObject[] {
  if (text === '') return [];
  return [voice === 'text' ? { type: 'text', text } : { type: 'thinking', thinking: [{ type: 'text', text }] }];
}

function saidIn(item: JsonObject): { voice: Voice; text: string } | undefined {
  if (item.type === 'text') return { voice: 'text', text: textIn(item, 'text') ?? '' };
  if (item.type !== 'thinking') return undefined;
  const thoughts = isList(item.thinking) ? item.thinking.filter(isObject) : [];
  return { voice: 'thinking', text: thoughts.map((thought) => textIn(thought, 'text') ?? '').join('') };
}
