import type { FileEvidence } from './evidence.ts';
import { mentionsIn } from './evidence.ts';
import type { Level } from './levels.ts';
import { levelsAround } from './levels.ts';
import type { Tier } from './match.ts';
import { isForeignWord, isKeyWord, isMistralWord, judgeName, wordsOf } from './names.ts';
import type { Owner } from './owner.ts';
import { ownerOf } from './owner.ts';
import { publicPrefix } from './vocabulary.ts';

/** What stands around a candidate. The windows are bounded; `document` is asked only when nothing nearer tells. */
export interface Place {
  readonly before: string;
  readonly after: string;
  readonly document: Document;
}

export interface Document {
  readonly text: string;
  evidence(): FileEvidence;
}

export interface Verdict {
  readonly tier: Tier;
  readonly owner: string | undefined;
  readonly because: string;
  /** The name puts the key into what every visitor of a site downloads. */
  readonly reachesBrowsers: boolean;
}

/** The enclosures, worked out one by one as they are asked for. */
type Levels = () => Iterable<Level>;

function remembered(levels: Iterator<Level>): Levels {
  const known: Level[] = [];
  return function* () {
    for (let at = 0; ; at++) {
      const next = known[at] ?? levels.next().value;
      if (next === undefined) return;
      known[at] = next;
      yield next;
    }
  };
}

const first = (levels: Iterable<Level>): Level | undefined => {
  for (const level of levels) return level;
  return undefined;
};

/** Whose key is it? Undefined: not Mistral's, as far as anyone can tell from here. */
export function judge(place: Place): Verdict | undefined {
  const owner = ownerOf(place.before);
  const levels = remembered(levelsAround(place.before, place.after));
  if (owner?.verdict === 'silent') return judgeSibling(owner, levels) ?? judgeOwner(owner, place, levels);
  return judgeOwner(owner, place, levels);
}

function judgeOwner(owner: Owner | undefined, place: Place, levels: Levels): Verdict | undefined {
  switch (owner?.verdict) {
    case 'mistral':
      return isPrefix(owner, place) ? undefined : verdict('name', owner, `the name ${owner.name} says it is Mistral's`);
    case 'other key':
      return speaksToMistral(place)
        ? verdict('header or same object', owner, 'the address beside it is Mistral’s')
        : undefined;
    case 'not a key':
      return undefined;
    case 'unknown':
      return owner.by === 'argument' ? judgeLevels(owner, levels) : judgeUse(owner, place);
    case 'silent':
      return judgePipe(place) ?? (isCarrier(owner) ? judgeLevels(owner, levels) : judgeUse(owner, place));
    case 'key':
      return judgeLevels(owner, levels) ?? judgeUse(owner, place) ?? judgeFile(owner, place, levels);
    case undefined:
      return judgeProse(place) ?? judgePipe(place) ?? judgeConstructor(first(levels()));
  }
}

/** `name: MISTRAL_API_KEY` beside `value: …`, in either order. */
function judgeSibling(owner: Owner, levels: Levels): Verdict | undefined {
  for (const { kind, content, header } of levels()) {
    if (kind !== 'bracket' && kind !== 'block') return undefined;
    const sibling = /(?:^|[\s{,("'<-])(?:name|key|variable|env|title)["']?\s*[:=]\s*["']?([A-Za-z_][\w.-]*)/i.exec(
      content,
    )?.[1];
    const name = sibling ?? '';
    const said = judgeName(name);
    if (said === 'mistral')
      return verdict('name', { ...owner, name }, `the name beside it, ${name}, says it is Mistral's`);
    if (header === '' && said === 'other key') return undefined;
  }
  return undefined;
}

/** Names that stand for whatever is put into them; what is around them says what that is. */
const isCarrier = ({ name, by }: Owner): boolean =>
  by === 'argument' ||
  /^(?:(?:default|secret|string|plain)?_?(?:value|default|val|str|string|text|raw|literal|data|from|of))$/i.test(name);

/** `key` alone is what React and maps call anything; it takes an object of its own, or a section, to mean an API key. */
const isBareKey = (owner: Owner | undefined): boolean => owner?.name === 'key' && owner.by === 'assignment';

/** The first enclosure that names a service decides. */
function judgeLevels(owner: Owner | undefined, levels: Levels): Verdict | undefined {
  for (const level of levels()) {
    const inside = mentionsIn(level.content);
    const callee = mentionsIn(/[\w.$-]*\W*$/.exec(level.header.slice(-80))?.[0] ?? '');
    if (callee.mistral && !callee.foreign && owner?.verdict !== 'unknown')
      return verdict('call site', owner, `it stands in ${shorten(level.header)}`);
    if (inside.host && !inside.foreign)
      return verdict('header or same object', owner, 'Mistral’s host is named beside it');
    if (level.kind === 'paragraph' && !(owner !== undefined && isApiKeyLike(owner))) return undefined;
    if (inside.host && owner?.by !== 'word')
      return verdict('header or same object', owner, 'Mistral’s host is named beside it');
    if (inside.foreign || callee.foreign || (owner?.by === 'header' && inside.elsewhere && !inside.host))
      return undefined;
    if (isBareKey(owner) && (level.kind === 'statement' || level.kind === 'paragraph')) continue;
    if (owner !== undefined && owner.verdict !== 'unknown' && inside.mistral)
      return level.kind === 'paragraph'
        ? verdict('file', owner, 'Mistral is named beside it')
        : verdict('header or same object', owner, 'Mistral is named in the same object');
    const header = mentionsIn(level.header);
    if (header.mistral && !header.foreign && owner?.verdict !== 'unknown')
      return verdict('call site', owner, `it stands under ${shorten(level.header)}`);
  }
  return undefined;
}

/** In `"mistral:…"` the word is half of an identifier, not the name of a key. */
const isPrefix = ({ name }: Owner, { before }: Place): boolean =>
  before.endsWith(':') && !wordsOf(name).some(isKeyWord);

const openAiAddress =
  /openai\w*(?:base|url|endpoint|host)\w*["']?\s{0,4}[:=]\s{0,4}["']?https:\/\/(?:api|codestral)\.[\w.]{0,3}mistral\.ai/i;

/** OPENAI_API_KEY is Mistral's where OPENAI_BASE_URL points there. */
const speaksToMistral = ({ before, after }: Place): boolean =>
  openAiAddress.test(before.slice(-600)) || openAiAddress.test(after.slice(0, 600));

/** `echo … | vercel env add MISTRAL_API_KEY`: the name comes after. */
function judgePipe({ before, after }: Place): Verdict | undefined {
  const rest = /^["']?\s*\|([^\n]{0,120})/.exec(after)?.[1] ?? '';
  const words = wordsOf(rest);
  const pipes =
    /(?:^|\n|[;&|])\s*(?:echo|printf)\s[^\n]{0,16}$/.test(before) || /^\s*(?:echo|printf)\s[^\n]{0,16}$/.test(before);
  if (!pipes || !words.some(isMistralWord) || !words.some(isKeyWord)) return undefined;
  return verdict('name', undefined, 'it is piped into a Mistral key');
}

/** `new MistralClient("…")`: the first thing a client is made of is its key. */
function judgeConstructor(level: Level | undefined): Verdict | undefined {
  const callee = level?.kind === 'bracket' ? (/[\w.]+$/.exec(level.header)?.[0] ?? '') : '';
  const last = callee.split('.').at(-1) ?? '';
  const makes = mentionsIn(last).mistral
    ? !/token|log|error/i.test(last)
    : /^(?:new|create|make|connect|configure)/i.test(last);
  return makes && mentionsIn(callee).mistral
    ? verdict('call site', undefined, `it is what ${callee} is made of`)
    : undefined;
}

/** A variable with any name, handed to Mistral elsewhere in the file. */
function judgeUse(owner: Owner, { document }: Place): Verdict | undefined {
  const name = /[A-Za-z_]\w*$/.exec(owner.name)?.[0] ?? '';
  if (owner.by === 'word' || !document.evidence().usesMistral || !document.evidence().handedOver.has(name))
    return undefined;
  return verdict('file', owner, `${name} is handed to Mistral in this file`);
}

/** A plain `api_key` in a file that speaks to nobody but Mistral. */
function judgeFile(owner: Owner, { document }: Place, levels: Levels): Verdict | undefined {
  const { usesMistral, usesOthers } = document.evidence();
  const local = [...levels()].find(({ kind }) => kind === 'statement');
  if (!isApiKeyLike(owner) || !usesMistral || usesOthers || (local !== undefined && mentionsIn(local.content).foreign))
    return undefined;
  return verdict('file', owner, 'this file speaks to Mistral and to no other service');
}

const isApiKeyLike = ({ name, by }: Owner): boolean =>
  by === 'header' ||
  /api_?-?(?:key|token)|auth_?-?token|access_?-?(?:key|token)|authorization|bearer/i.test(name) ||
  /^(?:key|token)$/i.test(name);

/** “my mistral key is …”: the words in front on the same line. */
function judgeProse({ before }: Place): Verdict | undefined {
  const line = before.slice(Math.max(before.lastIndexOf('\n') + 1, before.length - 100));
  const words = wordsOf(line);
  if (!words.some(isMistralWord) || !words.slice(-6).some(isKeyWord) || words.some(isForeignWord)) return undefined;
  return verdict('file', undefined, 'the words in front of it speak of a Mistral key');
}

function verdict(tier: Tier, owner: Owner | undefined, because: string): Verdict {
  return { tier, owner: owner?.name, because, reachesBrowsers: publicPrefix.test(owner?.name ?? '') };
}

const shorten = (text: string): string => (text.trim().length > 40 ? `…${text.trim().slice(-40)}` : text.trim());
