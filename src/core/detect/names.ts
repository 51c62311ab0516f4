import {
  exactNames,
  foreignWords,
  identityWords,
  keyWords,
  mistralWords,
  modestWords,
  otherPurposeWords,
} from './vocabulary.ts';

/**
 * What a name says about the value it owns.
 * `mistral` and `other key` say whose key it is, `key` only that it is one, `not a key` that it is none. `silent` names
 * (`value`, `default`) leave the word to what surrounds them, `unknown` ones need proof from where they are used.
 */
export type NameVerdict = 'mistral' | 'other key' | 'key' | 'not a key' | 'silent' | 'unknown';

export function judgeName(name: string): NameVerdict {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  if (remembered.size > 20_000) remembered.clear();
  const verdict = judged(name);
  remembered.set(name, verdict);
  return verdict;
}

const remembered = new Map<string, NameVerdict>();

function judged(name: string): NameVerdict {
  const path = name.split(/[./\\]+/).filter((segment) => segment !== '');
  const own = wordsOf(path.at(-1) ?? '');
  const all = path.flatMap(wordsOf);
  if (exactNames.has(own.join(''))) return 'mistral';
  const purpose = purposeOf(own);
  if (purpose === 'identity') return 'not a key';
  if (all.some(isMistralWord)) return purpose === 'unknown' ? 'not a key' : 'mistral';
  if (all.some((word) => foreignWords.has(word))) return 'other key';
  if (purpose === 'key') return own.every(isModest) ? 'key' : 'other key';
  return own.every((word) => modestWords.has(word) || isVariant(word)) ? 'silent' : 'unknown';
}

type Purpose = 'key' | 'identity' | 'bare' | 'unknown';

/** English puts the head last: `api_key_id` is an id, `session_key` a key, `MISTRAL_API_KEY_2` still a key. */
function purposeOf(words: readonly string[]): Purpose {
  const head = words.findLastIndex((word) => !isVariant(word) && !isEnvironment(word));
  const last = words[head] ?? '';
  if (identityWords.has(last) && !isKeyWord(last)) return 'identity';
  if (words.some(isKeyWord)) return words.some(leadsElsewhere(words)) || isPublicKey(words) ? 'identity' : 'key';
  return words.every((word) => isMistralWord(word) || modestWords.has(word) || isVariant(word)) ? 'bare' : 'unknown';
}

/** A public key is made to be seen; `NEXT_PUBLIC_…_KEY` is not one. */
const isPublicKey = (words: readonly string[]): boolean => /public_key/.test(words.join('_'));

const leadsElsewhere = (words: readonly string[]) => (word: string, at: number) =>
  otherPurposeWords.has(word) && words.slice(at + 1).some(isKeyWord);

export const isMistralWord = (word: string): boolean => mistralWords.has(word);
export const isForeignWord = (word: string): boolean => foreignWords.has(word);
export const isKeyWord = (word: string): boolean => keyWords.has(word);
const isModest = (word: string): boolean => isKeyWord(word) || modestWords.has(word) || isVariant(word);
const isVariant = (word: string): boolean => /^(?:\d{1,4}|v\d{1,2}|[a-z])$/.test(word);
const environments = new Set(
  'prod production dev development staging stage test testing live local old new legacy backup value val env str string'.split(
    ' ',
  ),
);
const isEnvironment = (word: string): boolean => environments.has(word);

/** `mistralAiApiKey2`, `MISTRAL_AI_API_KEY_2` and `mistral-ai-api-key-2` are the same words. */
export function wordsOf(name: string): readonly string[] {
  return rejoined(split(name));
}

function split(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/((?:mis|code)tral(?:ai)?)(?=[a-z])/gi, '$1 ')
    .replace(/([A-Za-z])(\d+)(?=$|[^A-Za-z\d])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** `OpenAI` and `open_ai` are one name that splitting cuts in two. */
function rejoined(parts: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (const part of parts) {
    const pair = `${words.at(-1) ?? ''}${part}`;
    if (pair !== part && isForeignWord(pair)) words[words.length - 1] = pair;
    else words.push(part);
  }
  return words;
}
