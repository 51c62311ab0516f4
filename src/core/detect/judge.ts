import { say } from '#core/say.ts';
import type { FileEvidence } from './evidence.ts';
import type { Level } from './levels.ts';
import { levelsAround, parentsOf } from './levels.ts';
import type { Tier } from './match.ts';
import type { Mentions } from './mentions.ts';
import { host, mentionsIn } from './mentions.ts';
import { isKeyWord, isMistralWord, judgeName, wordsOf } from './names.ts';
import { nameBesideIt, reasonInRemark, reasonInWords } from './neighbours.ts';
import type { Owner } from './owner.ts';
import { ownerOf, passesOn } from './owner.ts';
import { isRuledOut, reasonInPlace } from './places.ts';
import { modestWords, otherPurposeWords, publicPrefix } from './vocabulary.ts';

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

/** Whose key is it? Undefined: not Mistral's, as far as anyone can tell from here. */
export function judge(place: Place): Verdict | undefined {
  const owner = ownerOf(place.before);
  const levels = remembered(levelsAround(place.before, place.after));
  if (owner?.verdict === 'not a key') return undefined;
  const isOpen = owner?.verdict === 'silent' || owner?.by === 'element' || owner?.by === 'argument';
  const reason = owner?.verdict === 'mistral' ? undefined : reasonInPlace(place);
  if (isRuledOut(place)) return undefined;
  if (reason !== undefined) return verdict(reason.tier, undefined, reason.text());
  if (owner?.verdict !== 'mistral' && standsInOtherAddress(place)) return undefined;
  return (owner !== undefined && isOpen ? judgeSibling(owner, levels) : undefined) ?? judgeOwner(owner, place, levels);
}

/** `https://news.example/v2?apikey=…`: the address says whose it is. */
function standsInOtherAddress({ before }: Place): boolean {
  const address = /https?:\/\/[^\s"'`]*$/.exec(before.slice(-300))?.[0];
  return address !== undefined && !host.test(address);
}

function judgeOwner(owner: Owner | undefined, place: Place, levels: Levels): Verdict | undefined {
  switch (owner?.verdict) {
    case 'not a key':
      return undefined;
    case 'mistral':
      return isPrefix(owner, place) || isServicePassword(owner, place)
        ? undefined
        : verdict('name', owner, say('the name {0} says it is Mistral’s', owner.name));
    case 'other key':
      return speaksToMistral(place)
        ? verdict('header or same object', owner, say('the address beside it is Mistral’s'))
        : undefined;
    case 'unknown':
      return owner.by === 'argument'
        ? judgeLevels(owner, levels, place)
        : (judgeUse(owner, place) ?? judgeRemark(place));
    case 'silent':
      return (
        judgeConstructor(place, levels) ??
        (isCarrier(owner) ? judgeLevels(owner, levels, place) : judgeUse(owner, place)) ??
        judgeRemark(place)
      );
    case 'key':
      return (
        judgeParents(owner, place) ??
        judgeLevels(owner, levels, place) ??
        judgeUse(owner, place) ??
        judgeFile(owner, place, levels)
      );
    case undefined:
      return judgeWords(place) ?? judgeConstructor(place, levels) ?? judgeRequest(place, levels);
  }
}

/** `name: MISTRAL_API_KEY` beside `value: …`, in either order, in an object, a tag or in elements. */
function judgeSibling(owner: Owner, levels: Levels): Verdict | undefined {
  const inElements = owner.by === 'element';
  for (const { kind, content, header } of levels()) {
    if (kind === 'section' || kind === 'statement' || kind === 'paragraph') {
      if (!inElements) return undefined;
      if (kind !== 'paragraph') continue;
    }
    const name = nameBesideIt(content, inElements);
    const said = judgeName(name);
    if (said === 'mistral' && (!inElements || wordsOf(name).some(isKeyWord)))
      return verdict('name', { ...owner, name }, say('the name beside it, {0}, says it is Mistral’s', name));
    if (header === '' && said === 'other key') return undefined;
  }
  return undefined;
}

/** Names that stand for whatever is put into them; what is around them says what that is. */
const isCarrier = ({ name, by }: Owner): boolean =>
  by === 'argument' ||
  /^(?:(?:default|secret|string|plain|use|new|initial)?_?(?:value|default|val|str|string|text|raw|literal|data|from|of))$/i.test(
    name,
  ) ||
  /connectionstring$/i.test(name);

/** `mistral:` over `credentials:` over `key: …`; what stands between must be modest. */
function judgeParents(owner: Owner, { before }: Place): Verdict | undefined {
  for (const parent of parentsOf(before)) {
    const said = judgeName(parent);
    if (said === 'mistral' || wordsOf(parent).every(isMistralWord))
      return verdict('call site', owner, say('it stands under {0}', parent));
    if (said !== 'silent' && said !== 'key') return undefined;
  }
  return undefined;
}

/** `key` alone is what React and maps call anything; it takes an object of its own, or a section, to mean an API key. */
const isBareKey = (owner: Owner | undefined): boolean => /^key$/i.test(owner?.name ?? '') && owner?.by === 'assignment';

const known = new WeakMap<Level, Mentions>();

function insideOf(level: Level): Mentions {
  const said = known.get(level) ?? mentionsIn(level.content);
  known.set(level, said);
  return said;
}

function statementOf(levels: Levels): Level | undefined {
  for (const level of levels()) if (level.kind === 'statement') return level;
  return undefined;
}

/** The first enclosure that names a service decides. */
function judgeLevels(owner: Owner, levels: Levels, place: Place): Verdict | undefined {
  const knows = owner.verdict !== 'unknown';
  if (owner.by === 'header' && goesElsewhere(levels)) return undefined;
  let givenAway = false;
  for (const level of levels()) {
    const inside = insideOf(level);
    const callee = calleeOf(level);
    const called = mentionsIn(callee);
    const given = owner.verdict === 'silent' ? nameGiven(level.header) : undefined;
    if (given !== undefined) return verdict('name', { ...owner, name: given }, say('it is put into {0}', given));
    if (knows && (isMistralsOwn(callee) || (level.isCall && place.document.evidence().imported.has(callee))))
      return verdict('call site', owner, say('it stands in {0}', shorten(level.header)));
    if (inside.host && !inside.foreign)
      return verdict('header or same object', owner, say('Mistral’s host is named beside it'));
    if (level.kind === 'paragraph' && !isApiKeyLike(owner)) return undefined;
    if (inside.host && owner.by !== 'word')
      return verdict('header or same object', owner, say('Mistral’s host is named beside it'));
    if ((inside.foreign && isForeignWithout(level)) || called.foreign || opensSomethingElse(callee)) return undefined;
    if (isBareKey(owner) && (isLoose(level) || !tellsProvider.test(level.content))) continue;
    if (inside.otherBase && !inside.host) return undefined;
    givenAway ||= level.isCall === true && owner.by !== 'header' && isStranger(callee, place) && !inside.mistral;
    if (knows && inside.mistral && !givenAway && !(level.kind === 'paragraph' && hasKeyOfItsOwn.test(level.content)))
      return level.kind === 'paragraph'
        ? verdict('file', owner, say('Mistral is named beside it'))
        : verdict('header or same object', owner, say('Mistral is named in the same object'));
    const header = mentionsIn(level.header);
    if (header.mistral && !header.foreign && knows && !level.isCall && !givenAway)
      return verdict('call site', owner, say('it stands under {0}', shorten(level.header)));
  }
  return undefined;
}

const isLoose = ({ kind }: Level): boolean => kind === 'tag' || kind === 'statement' || kind === 'paragraph';

/** What a bare `key` needs beside it; a model may be told beside the key of a cache, too. */
const tellsProvider =
  /(?:provider|name|vendor|service|type|id|title)["']?\s{0,4}[:=]\s{0,4}["']?(?:mistral|codestral)[\w -]{0,12}(?:["',}\s]|$)/i;

/** The name right in front of what encloses the value; an argument that stands before it is none. */
const calleeOf = ({ header }: Level): string => /([\w.$:!-]*)[^\w,]*$/.exec(header.slice(-80))?.[1] ?? '';

/** `mistral_key = text(value=…)`, and `new Parameter("mistral-api-key", { value: … })`. */
function nameGiven(header: string): string | undefined {
  const name =
    /["']([\w./-]{1,80})["']\s*,\s*$/.exec(header)?.[1] ??
    /([A-Za-z_][\w.]*)[^=\n]{0,40}[^=!<>]=(?!=)[^=\n]*$/.exec(header)?.[1];
  return name !== undefined && judgeName(name) === 'mistral' && wordsOf(name).some(isKeyWord) ? name : undefined;
}

/** `Rails.application.credentials.mistral` holds what is Mistral's; the last name decides. */
function isMistralsOwn(callee: string): boolean {
  const last = mentionsIn(callee.split(/[.:]+/).findLast((part) => part !== '') ?? '');
  if (last.mistral) return !last.foreign;
  const whole = mentionsIn(callee);
  return whole.mistral && !whole.foreign;
}

/** `session: {…}` and `cache.get(…)`: keys inside are keys to that. */
const opensSomethingElse = (callee: string): boolean => {
  const words = wordsOf(callee.split(/[.:]+/).findLast((part) => part !== '') ?? '');
  return words.length > 0 && words.some((word) => otherPurposeWords.has(word)) && !words.some(isMistralWord);
};

/** A function that is neither named modestly nor made in this file: what it is given is its own. */
function isStranger(callee: string, { document }: Place): boolean {
  const name = callee.split(/[.:]+/).findLast((part) => part !== '') ?? '';
  const words = wordsOf(callee);
  const isModest = words.every((word) => modestWords.has(word) || isKeyWord(word));
  return !isModest && !passesOn.test(name) && !document.evidence().made.has(name);
}

/** Tools that keep anybody's keys are no sign of whose this one is: `vault kv put secret/mistral api_key=…`. */
const tool = /^\s*(?:[$>+] )?(?:sudo )?[a-z][\w-]*(?: (?:kv|config|secrets?|env)[\w:-]*)? /;

const isForeignWithout = ({ kind, content }: Level): boolean =>
  kind !== 'statement' || !tool.test(content) || mentionsIn(content.replace(tool, '')).foreign;

/** Where a list of settings has a key that is called Mistral's, the nameless one beside it is somebody else's. */
const hasKeyOfItsOwn = /(?:^|[\s"'])\w*(?:mistral|codestral)\w*(?:key|token|secret)\w*["']?[ \t]*[:=](?!=)/i;

/** A request says where it goes. */
function goesElsewhere(levels: Levels): boolean {
  for (const level of levels()) {
    const { host, elsewhere } = insideOf(level);
    if (host || elsewhere) return !host;
  }
  return false;
}

/** OpenStack has a service called Mistral, whose users have passwords. */
const isServicePassword = ({ name }: Owner, { before, after }: Place): boolean =>
  /pass(?:word|wd)?$/i.test(name) && (openStack.test(before) || openStack.test(after));
const openStack = /openstack|keystone|kolla|rabbit/i;

/** In `"mistral:…"` the word is half of an identifier, not the name of a key. */
const isPrefix = ({ name }: Owner, { before }: Place): boolean =>
  before.endsWith(':') && !wordsOf(name).some(isKeyWord);

const openAiAddress =
  /(?:openai[\w.]*|(?<![A-Za-z_])(?:api_|llm_|base_)?)(?:base|url|endpoint|host)\w*["']?\s{0,4}[:=]\s{0,4}["']?https:\/\/(?:api|codestral)\.[\w.]{0,3}mistral\.ai/i;

/** OPENAI_API_KEY is Mistral's where OPENAI_BASE_URL points there. */
const speaksToMistral = ({ before, after }: Place): boolean =>
  openAiAddress.test(before.slice(-600)) || openAiAddress.test(after.slice(0, 600));

function judgeWords(place: Place): Verdict | undefined {
  const because = reasonInWords(place);
  return because === undefined ? undefined : verdict(because.tier, undefined, because.text());
}

/** A name that says nothing leaves the word to the comment behind the value. */
function judgeRemark(place: Place): Verdict | undefined {
  const because = reasonInRemark(place);
  return because === undefined ? undefined : verdict(because.tier, undefined, because.text());
}

/** `new MistralClient("…")`: the first thing a client is made of is its key, wrapped or not. */
function judgeConstructor({ document }: Place, levels: Levels): Verdict | undefined {
  for (const level of levels()) {
    const callee = level.isCall === true ? (/[\w.:]+$/.exec(level.header)?.[0] ?? '') : '';
    const names = callee.split(/[.:]+/);
    const last = names.at(-1) ?? '';
    const makes = mentionsIn(last).mistral
      ? !/token|log|error|[ed][en]code$|^[ed][en]code|embed|parse|hash|test|print|ask|call|query|search|send|render/i.test(
          last,
        )
      : /^(?:new|create|make|connect|configure|client)/i.test(last);
    const isOurs = mentionsIn(callee).mistral || names.some((name) => document.evidence().imported.has(name));
    if (makes && isOurs) return verdict('call site', undefined, say('it is what {0} is made of', callee));
    if (!/^(?:some|ok|just|string|from|new)$/i.test(last)) return undefined;
  }
  return undefined;
}

/** `url, key = "https://api.mistral.ai/v1", "…"`: no name owns it, and one statement speaks of the host and of a key. */
function judgeRequest({ before, after }: Place, levels: Levels): Verdict | undefined {
  if (!host.test(before) && !host.test(after)) return undefined;
  const statement = statementOf(levels);
  if (statement === undefined) return undefined;
  const said = insideOf(statement);
  return said.host && !said.foreign && !said.elsewhere && wordsOf(statement.content).some(isKeyWord)
    ? verdict('header or same object', undefined, say('Mistral’s host and a key are named beside it'))
    : undefined;
}

/** A variable with any name, handed to Mistral elsewhere in the file. */
function judgeUse(owner: Owner, { document }: Place): Verdict | undefined {
  const name = /[A-Za-z_]\w*$/.exec(owner.name)?.[0] ?? '';
  if (owner.by === 'word' || !document.evidence().usesMistral || !document.evidence().handedOver.has(name))
    return undefined;
  return verdict('file', owner, say('{0} is handed to Mistral in this file', name));
}

/** A plain `api_key` in a file that speaks to nobody but Mistral. */
function judgeFile(owner: Owner, place: Place, levels: Levels): Verdict | undefined {
  const { usesMistral, usesOthers } = place.document.evidence();
  if (!isApiKeyLike(owner) || !usesMistral || usesOthers) return undefined;
  for (const level of levels()) {
    if (level.kind === 'statement' && insideOf(level).foreign) return undefined;
    if (level.isCall === true && owner.by !== 'header' && isStranger(calleeOf(level), place)) return undefined;
  }
  return verdict('file', owner, say('this file speaks to Mistral and to no other service'));
}

const isApiKeyLike = ({ name, by }: Owner): boolean =>
  by === 'header' ||
  /api_?-?(?:key|token)|auth_?-?token|access_?-?(?:key|token)|authorization|bearer/i.test(name) ||
  /^(?:key|token)s?$/i.test(name);

function verdict(tier: Tier, owner: Owner | undefined, because: string): Verdict {
  return { tier, owner: owner?.name, because, reachesBrowsers: publicPrefix.test(owner?.name ?? '') };
}

const shorten = (text: string): string => (text.trim().length > 40 ? `…${text.trim().slice(-40)}` : text.trim());
