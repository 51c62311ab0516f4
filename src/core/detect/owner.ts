import type { NameVerdict } from './names.ts';
import { isKeyWord, isMistralWord, judgeName, wordsOf } from './names.ts';

/** The name that owns a value, and how it is tied to it. */
export interface Owner {
  readonly name: string;
  readonly verdict: NameVerdict;
  readonly by: 'assignment' | 'argument' | 'header' | 'element' | 'fallback' | 'word';
}

/** The owner is looked for among this many characters in front of the value. */
const reach = 320;

const token =
  /[a-z]+:\/\/[\w.:/-]*|\\[nrt]|\r?\n|--?[A-Za-z][\w-]*(?:\.\w+)*|[\w$@À-ž]+(?:[.-][\w$À-ž]+)*|:=|=>|->|\|\||\?\?|\?:|:-|<\/|[^\s\w]/g;

/** Walks from the value to the left, as a reader does: through quotes and wrappers to the name it is given to. */
export function ownerOf(before: string): Owner | undefined {
  return new Reader(tokensOf(before.slice(-reach))).owner();
}

function tokensOf(text: string): string[] {
  return (text.replace(holes, ' ').replace(blockScalar, ': ').match(token) ?? []).map((each) =>
    each === '\\n' || each === '\\r' || each === '\r\n' ? '\n' : each,
  );
}

/** Where a format puts its values, and `key: >-`, whose value begins on the next line. */
const holes = /\{\d?\}|%s|\bString::(?:from|new)\b|\bstring\(\d+\)/g;
const blockScalar = /:[ \t]*[>|][+-]?\d?[ \t]*\r?\n/g;

const isQuote = (each: string): boolean =>
  each === '"' || each === "'" || each === '`' || each === '\\' || each === '\\t';
const isWord = (each: string): boolean => /^[\w$@À-ž]/.test(each) && !each.includes('://');
const isFlag = (each: string): boolean => /^--?[A-Za-z]/.test(each);
const isEnvironmentStyle = (each: string): boolean => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(each);
const isModelName = (each: string): boolean => each.includes('-') && wordsOf(each).some(isMistralWord);
const isValueLike = (each: string): boolean => /^[A-Za-z0-9]{32}$/.test(each);
const isTypeName = (each: string): boolean => /^(?:Secret)?Str(?:ing)?$/i.test(each);
/** In `NAME: Type = …` the type owns nothing. */
const isTypeOnly = (each: string): boolean => {
  const verdict = judgeName(each);
  return verdict === 'unknown' || (verdict === 'silent' && !/val|default/i.test(each));
};
/** Functions that give back what they were given, more or less. */
export const passesOn =
  /(?:choice|cycle|decode|atob|stringify|trim|strip|concat|join|paste0?|quote|listof|aslist|^ref|^some|^just|^ok|usestate|signal|observable)$/i;
const runsOn = new Set(['=', ':', ':=', '=>', '(', ',', '[', '{', '||', '??', '?:', '+', '\\', '>']);

class Reader {
  readonly #left: string[];
  #commas = 0;

  constructor(tokens: string[]) {
    this.#left = tokens;
  }

  owner(): Owner | undefined {
    let scheme = false;
    let weak: Owner | undefined;
    for (let budget = 80; budget > 0 && this.#left.length > 0; budget--) {
      const each = this.#take();
      if (isQuote(each) || isValueLike(each)) continue;
      if (each === '\n') {
        if (!this.#lineRunsOn()) break;
        continue;
      }
      if (/^(?:bearer|basic|token)$/i.test(each) && !scheme) {
        scheme = true;
        continue;
      }
      const found = this.#read(each);
      if (found === 'stop' || (weak !== undefined && isFlag(each))) break;
      if (found === undefined) continue;
      if (found.by === 'fallback' && found.verdict !== 'mistral' && found.verdict !== 'other key') continue;
      if (found.verdict === 'silent' || (found.verdict === 'unknown' && found.by !== 'assignment')) weak ??= found;
      else return scheme && found.verdict !== 'mistral' && found.verdict !== 'other key' ? header : found;
      if (found.by === 'assignment') break;
    }
    return scheme ? header : weak;
  }

  #take(): string {
    return this.#left.pop() ?? '';
  }

  #peek(): string {
    return this.#left.at(-1) ?? '';
  }

  #lineRunsOn(): boolean {
    while (this.#peek() === '\n' || this.#peek() === '\\') this.#take();
    return runsOn.has(this.#peek());
  }

  #read(each: string): Owner | 'stop' | undefined {
    switch (each) {
      case '=':
      case ':=':
      case '=>':
      case '->':
        return this.#assigned();
      case ':':
        return this.#keyed();
      case ':-':
        return named(this.#take(), 'fallback');
      case '||':
      case '??':
      case '?:':
      case 'or':
        return named(this.#operand(), 'fallback');
      case ',':
        this.#commas++;
        return this.#argumentBefore();
      case '(':
        return this.#callee();
      case '?':
        return this.#condition();
      case '#':
        return 'stop';
      case '{':
        return /=$/.test(this.#peek()) ? this.#attribute() : undefined;
      case '>':
        return this.#element();
      case ';':
      case ')':
      case '}':
      case ']':
      case '<':
      case '</':
        return 'stop';
      default:
        return this.#adjacent(each);
    }
  }

  /** `config["mistral"]["key"] =`, `KEY: str =`, `String key =`, `export KEY=`: the first word that says something. */
  #assigned(): Owner | undefined {
    const parallel = this.#parallel();
    if (parallel !== undefined) return parallel;
    const told = prose(this.#left.slice(this.#left.findLastIndex((each) => !isWord(each)) + 1));
    if (told !== undefined) return told;
    const path: string[] = [];
    let words: string[] = [];
    while (this.#left.length > 0 && words.length < 4) {
      const each = this.#take();
      if (each === ']' && this.#peek() === '[') continue;
      if (each === ']' && words.length > 0) break;
      if (each === ']') path.unshift(...this.#group());
      else if (each === ':' && words.every(isTypeOnly) && this.#peek() !== ':') words = [];
      else if (isValueLike(each)) continue;
      else if (isWord(each)) words.push(each);
      else if (!isQuote(each) && !/^[:?&*=!<>|+[]$/.test(each) && !isFlag(each)) break;
      else if (isFlag(each) && words.length === 0) return named(each, 'assignment');
      else if (isFlag(each)) break;
      if (path.length > 0 && isWord(each)) break;
    }
    if (path.length > 0) return named([...words, ...path].join('.'), 'assignment');
    return firstTelling(words);
  }

  /** `key, model = "…", "…"`: each value has the name at its own place. */
  #parallel(): Owner | undefined {
    const line = this.#left.slice(this.#left.lastIndexOf('\n') + 1);
    const names = line.filter((_, at) => at % 2 === 0);
    const isList = names.length > 1 && line.length % 2 === 1 && names.every(isWord);
    return isList && line.every((each, at) => at % 2 === 0 || each === ',')
      ? named(names[this.#commas] ?? '', 'assignment')
      : undefined;
  }

  /** The quoted words of `[…]`, the name in `KEYS=([name]=…)`, or the first of `const [key, setKey]`; a type such as `Optional[str]` has none. */
  #group(): string[] {
    const inside: string[] = [];
    let quoted = false;
    for (let each = this.#take(); each !== '' && each !== '['; each = this.#take()) {
      if (isQuote(each)) quoted = true;
      else if (isWord(each)) inside.unshift(each);
    }
    const isPhrase = quoted && inside.length > 1 && !inside.some((each) => wordsOf(each).some(isKeyWord));
    if (isPhrase) return [];
    const isElement = !isWord(this.#peek()) || inside.some((each) => wordsOf(each).some(isMistralWord));
    if (quoted || inside.some(isEnvironmentStyle) || (inside.length === 1 && isElement)) return inside;
    return /^(?:const|let|var)$/.test(this.#peek()) ? inside.slice(0, 1) : [];
  }

  /** `"NAME": `, `NAME: ` and the prose of `Mistral API key (staging): `. */
  #keyed(): Owner | undefined {
    const words: string[] = [];
    while (words.length < 6) {
      const each = this.#peek();
      if (isWord(each)) words.unshift(each);
      else if (!(isQuote(each) && words.length === 0) && each !== ']' && each !== '?' && each !== '/') break;
      else if (each === '/' && words.length > 0) words.unshift(this.#path(words.shift() ?? ''));
      this.#take();
    }
    const nearest = named(words.at(-1) ?? '', 'assignment');
    const of = words.findIndex((word) => /^of$/i.test(word));
    const head = named(words[of - 1] ?? '', 'assignment');
    if (head?.verdict === 'not a key') return head;
    const phrase = named(phraseOf(words).join('_'), 'assignment');
    const says = phrase?.verdict === 'mistral' || phrase?.verdict === 'other key';
    if (nearest?.verdict === 'unknown') return phrase?.verdict === 'mistral' && words.length > 1 ? phrase : nearest;
    if (nearest === undefined || (nearest.verdict !== 'key' && nearest.verdict !== 'silent')) return nearest;
    return says ? phrase : nearest;
  }

  /** `checksum/NAME` and `app/NAME`, whose slash is next to be taken. */
  #path(name: string): string {
    const folder = this.#left.at(-2) ?? '';
    if (!isWord(folder)) return name;
    this.#take();
    return `${folder}/${name}`;
  }

  /** The name in `process.env.NAME || `, `os.environ.get("NAME") or `. */
  #operand(): string {
    const each = this.#take();
    if (isWord(each) || each === '') return each;
    return this.#left.length > 0 && !/[\n;{}]/.test(each) ? this.#operand() : '';
  }

  /** `condition ? K : …`: what it asks owns nothing. */
  #condition(): undefined {
    while (this.#left.length > 0 && !/^(?:=|:=|[:,({;\n])$/.test(this.#peek())) this.#take();
  }

  /** `<Item key={…}>`: what lists of React are told apart by. */
  #attribute(): Owner | undefined {
    return this.#left.at(-2) === 'key' ? { name: 'key', verdict: 'not a key', by: 'assignment' } : undefined;
  }

  /** `apiKey(…)` owns what it is given and `SecretStr(…)` passes it on; what `Mistral(…)` is given has no name. */
  #callee(): Owner | 'stop' | undefined {
    if (this.#peek() === '=') return undefined;
    const owner = named(this.#peek(), 'argument');
    if (owner !== undefined && passesOn.test(owner.name)) {
      this.#take();
      return undefined;
    }
    if (owner?.verdict === 'silent' || owner?.verdict === 'key') return owner;
    return owner !== undefined && wordsOf(owner.name).some(isKeyWord) ? owner : 'stop';
  }

  /** `getenv("NAME", `: a name in the argument before, when it looks like one. */
  #argumentBefore(): Owner | undefined {
    while (isQuote(this.#peek()) || this.#peek() === '\n') this.#take();
    const name = this.#peek();
    if (!isWord(name) || isValueLike(name)) return undefined;
    const owner = named(name, 'argument');
    const tells = !wordsOf(name).some(isMistralWord) || isEnvironmentStyle(name) || /key|token|secret|auth/i.test(name);
    const says = owner?.verdict !== 'silent' && (isEnvironmentStyle(name) || owner?.verdict !== 'unknown');
    return tells && says ? owner : undefined;
  }

  /** `<NAME>`, `<string name="NAME">`, and the `<key>NAME</key>` in front of a property list's `<string>`. */
  #element(): Owner | undefined {
    const words: string[] = [];
    for (let each = this.#take(); each !== '' && each !== '<' && each !== '\n'; each = this.#take())
      if (isWord(each)) words.unshift(each);
    const found = firstTelling(words.reverse());
    if (found !== undefined && found.verdict !== 'silent' && found.verdict !== 'unknown')
      return { ...found, by: 'element' };
    while (/^[\n>]$/.test(this.#peek()) || /^(?:key|name|td|th|dt)$/.test(this.#peek()) || this.#peek() === '</')
      this.#take();
    return named(this.#peek(), 'element');
  }

  /** `setx NAME K`, `ENV NAME K`, `--api-key K`, `password K`, `:key K`, `Mistral root key K`. */
  #adjacent(each: string): Owner | 'stop' | undefined {
    if (isFlag(each)) return named(each, 'word');
    const owner = isWord(each) ? named(each, this.#peek() === ':' ? 'assignment' : 'word') : undefined;
    if (owner?.verdict === 'mistral')
      return isEnvironmentStyle(each) || wordsOf(each).some(isKeyWord) ? owner : undefined;
    if (owner?.verdict === 'not a key' && isModelName(each)) return undefined;
    if (owner?.verdict === 'key' && owner.by === 'word') return this.#phrased(owner);
    return owner?.verdict === 'unknown' && !isEnvironmentStyle(each) ? undefined : owner;
  }

  /** What the words in front of `key` make of it. */
  #phrased(owner: Owner): Owner {
    const words = this.#left.slice(-4);
    const from = words.findLastIndex((each) => !/^[A-Za-z]+$/.test(each));
    const phrase = named([...words.slice(from + 1), owner.name].join('_'), 'word');
    return phrase?.verdict === 'mistral' || phrase?.verdict === 'not a key' ? phrase : owner;
  }
}

/** `mistral key = …` in notes and chats. */
function prose(words: readonly string[]): Owner | undefined {
  const phrase = words.length > 1 && words.every((word) => /^[A-Za-z]+$/.test(word)) ? words.slice(-4).join('_') : '';
  const owner = named(phrase, 'assignment');
  return owner?.verdict === 'mistral' && words.some((word) => isKeyWord(word.toLowerCase())) ? owner : undefined;
}

const header: Owner = { name: 'Authorization', verdict: 'key', by: 'header' };

/** What a name is said to be a key of: “the Mistral key for the oracle” is no oracle's. */
function phraseOf(words: readonly string[]): readonly string[] {
  const key = words.findIndex((word) => wordsOf(word).some(isKeyWord));
  const end = words.findIndex((word, at) => key >= 0 && at > key && /^(?:for|of|in|on|from|at|to|is|was)$/i.test(word));
  return end < 0 ? words : words.slice(0, end);
}

/** `-DNAME=K` of a compiler, `-eNAME=K` of Docker. */
const glued = /^-[DPe](?=[A-Za-z]{3})/;

function named(word: string, by: Owner['by']): Owner | undefined {
  const name = word.replace(glued, '').replace(/^[-$@]+/, '');
  return /[A-Za-z]/.test(name) ? { name, verdict: judgeName(name), by } : undefined;
}

function firstTelling(words: readonly string[]): Owner | undefined {
  const owners = words.flatMap((word) => (isTypeName(word) ? [] : (named(word, 'assignment') ?? [])));
  return owners.find(({ verdict }) => verdict !== 'silent') ?? owners[0];
}
