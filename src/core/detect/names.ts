import {
  bareWords,
  exactNames,
  foreignWords,
  identityWords,
  keptElsewhere,
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
  const path = name
    .replace(/^import\.meta\.env\./, '')
    .split(/[./\\]+/)
    .flatMap((segment) => (segment === '' ? [] : [wordsOf(segment)]));
  const own = path.findLast((words) => !words.every(isVariant)) ?? [];
  const all = path.flat();
  if (exactNames.has(own.join(''))) return 'mistral';
  if (/^oauth2?(?:bearer|token)$/.test(own.join(''))) return 'key';
  const purpose = purposeOf(own);
  if (purpose === 'identity' || isOneOf(path[0], checksums)) return 'not a key';
  if (all.some(isMistralWord)) return purpose === 'unknown' ? 'not a key' : 'mistral';
  if (namesOther(all)) return 'other key';
  if (purpose === 'key' && (!own.every(isModest) || own.some((word) => keptElsewhere.has(word)))) return 'other key';
  if (!all.every(isModest)) return 'unknown';
  return purpose === 'key' ? 'key' : 'silent';
}

/** `checksum/mistral-secret: …` is an annotation of Kubernetes. */
const checksums = new Set(['checksum', 'digest', 'hash']);
const isOneOf = ([word = '', ...more]: readonly string[] = [], set: ReadonlySet<string>): boolean =>
  more.length === 0 && set.has(word);

type Purpose = 'key' | 'identity' | 'bare' | 'unknown';

/** English puts the head last: `api_key_id` is an id, `session_key` a key, `MISTRAL_API_KEY_2` still a key. */
function purposeOf(words: readonly string[]): Purpose {
  const head = words.findLastIndex((word) => !isVariant(word) && !isEnvironment(word));
  const last = words[head] ?? '';
  if (isIdentity(last) && !isKeyWord(last)) return 'identity';
  if (words.some(isKeyWord)) return words.some(leadsElsewhere(words)) || isPublicKey(words) ? 'identity' : 'key';
  return words.every((word) => isMistralWord(word) || bareWords.has(word) || isVariant(word)) ? 'bare' : 'unknown';
}

const isIdentity = (word: string): boolean => identityWords.has(word) || identityWords.has(word.replace(/s$/, ''));

/** A public key is made to be seen, and a primary one is a table's; `NEXT_PUBLIC_…_KEY` is neither. */
const isPublicKey = (words: readonly string[]): boolean => /public_key|^primary_key/.test(words.join('_'));

const leadsElsewhere = (words: readonly string[]) => (word: string, at: number) =>
  otherPurposeWords.has(word) && words.slice(at + 1).some(isKeyWord);

export const isMistralWord = (word: string): boolean => mistralWords.has(word);
export const isForeignWord = (word: string): boolean => foreignWords.has(word);

/** `OpenAICompatible` and `MistralOpenAISchema` are a protocol's names, nobody's. */
const protocolWords = new Set(['compatible', 'compat', 'like', 'schema', 'protocol', 'format', 'style']);

export const namesOther = (words: readonly string[]): boolean =>
  words.some((word, at) => foreignWords.has(word) && !(word === 'openai' && protocolWords.has(words[at + 1] ?? '')));

const digestWords = /^(?:hash\w*|sha\d*|md5|hmac|digest|checksum|fingerprint)$/;
export const isDigestWord = (word: string): boolean => digestWords.test(word);
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
  return plainLetters(name)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/((?:mis|code)tral(?:ai)?)(?=[a-z])/gi, '$1 ')
    .replace(/([A-Za-z])(\d+)(?=$|[^A-Za-z\d])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** `clé` and `Schlüssel` without their marks. */
const plainLetters = (name: string): string =>
  /[À-ž]/.test(name) ? name.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : name;

/** `OpenAI`, `open_ai` and `LA_PLATEFORME` are one name that splitting cuts in two. */
function rejoined(parts: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (const part of parts) {
    const pair = `${words.at(-1) ?? ''}${part}`;
    if (pair !== part && (isForeignWord(pair) || isMistralWord(pair))) words[words.length - 1] = pair;
    else words.push(part);
  }
  return words;
}
