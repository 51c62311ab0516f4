import { say } from '#core/say.ts';
import { mentionsIn } from './mentions.ts';
import { isKeyWord, isMistralWord, judgeName, wordsOf } from './names.ts';
import type { Around, Reason } from './neighbours.ts';
import { speaksOfKey } from './neighbours.ts';

type Place = readonly [tells: (around: Around) => boolean, reason: Reason];

/** Places that tell whose key it is, whether a name owns it or not; surest first. */
const places: readonly Place[] = [
  [isSent, { tier: 'name', text: () => say('it is sent into a Mistral key') }],
  [isOtherBranch, { tier: 'name', text: () => say('what stands for it otherwise is a Mistral key') }],
  [isAnsweredToMistral, { tier: 'name', text: () => say('it is what is chosen for Mistral') }],
  [
    (around) => namesKey(nameAfter(around)),
    { tier: 'name', text: () => say('the name after it says it is a Mistral key') },
  ],
  [isPaired, { tier: 'name', text: () => say('it is kept among keys under the name of Mistral') }],
  [isFlaggedValue, { tier: 'name', text: () => say('the name in the same command says it is a Mistral key') }],
  [isRemarkOnKey, { tier: 'name', text: () => say('it is a remark on what is called a Mistral key') }],
  [isAskedFor, { tier: 'name', text: () => say('what it stands in for asks for a Mistral key') }],
  [isParameter, { tier: 'header or same object', text: () => say('the address it stands in tells the provider') }],
  [isInKeyColumn, { tier: 'file', text: () => say('it stands in a Mistral row, under the title of a key') }],
];

export const reasonInPlace = (around: Around): Reason | undefined => places.find(([tells]) => tells(around))?.[1];

/** `echo … | vercel env add MISTRAL_API_KEY`, `printf … > ~/.config/mistral/api_key`: the name comes after. */
function isSent({ before, after }: Around): boolean {
  const rest = /^["']?\s*(?:\||>{1,2})([^\n]{0,120})/.exec(after)?.[1] ?? '';
  return /(?:^|[\n;&|])\s*(?:\$ )?(?:echo|printf)\s[^\n]{0,16}$/.test(before) && namesKey(withoutRemark(rest));
}

/** `isDev ? "…" : import.meta.env.VITE_MISTRAL_API_KEY` */
function isOtherBranch({ before, after }: Around): boolean {
  const rest =
    /^["'`]\s{0,8}(?::|\|\||\?\?|or\b|if\b[^\n]{0,80}\belse\b)\s{0,8}([\w.$[\]"'(]{1,80})/.exec(after)?.[1] ?? '';
  return /[?=:(]\s{0,8}["'`]$/.test(before) && judgeName(rest.replace(/[^\w.]+/g, '.')) === 'mistral' && namesKey(rest);
}

/** `mistral) echo "…"`, `p === 'mistral' ? '…'`, `when :mistral then "…"`, `def key(:mistral), do: "…"` */
function isAnsweredToMistral({ before }: Around): boolean {
  const [, sign, asked = ''] = condition.exec(before.slice(-120)) ?? [];
  return !sign?.startsWith('!') && wordsOf(asked).some(isMistralWord);
}
const condition =
  /(?:([!=]==?)\s*|[\s(,:.])["'`]?([A-Za-z][\w.-]*)["'`]?\s*(?:\)?\s*\?|\)\s*(?:echo|printf|return)|\bthen|\),?\s*do:)\s*["'`]$/;

/** Places where it is none, though a name beside it may be Mistral's. */
export const isRuledOut = (around: Around): boolean => isAnsweredToOthers(around) || isDigest(around);

/** `p === 'mistral' ? x : "…"`: what is chosen for everybody else. */
function isAnsweredToOthers({ before }: Around): boolean {
  const [, sign = '', asked = ''] = otherwise.exec(before.slice(-200)) ?? [];
  return sign.startsWith('=') && wordsOf(asked).some(isMistralWord);
}
const otherwise = /([!=]==?)\s*["'`]([\w.-]+)["'`]\s*\)?\s*\?[^?;]{1,100}:\s*["'`]$/;

/** `sha256(mistral_key) == "…"` */
const isDigest = ({ before }: Around): boolean =>
  /\b\w*(?:hash|sha\d+|md5|hmac|digest|fingerprint)\w*\([^()\n]{0,80}\)(?:\.\w+\(\))?\s*={2,3}\s*["'`]$/i.test(
    before.slice(-160),
  );

/** `set("…", forKey: "mistralApiKey")` */
const nameAfter = ({ after }: Around): string =>
  /^["'`]\s{0,4},\s{0,8}(?:forKey|key|name|named|label)\s{0,2}[:=]\s{0,2}["']([\w.-]{1,80})["']/.exec(after)?.[1] ?? '';

/** `keys.get("mistral", "…")`, `new Map([['mistral', '…']])` */
function isPaired({ before, after }: Around): boolean {
  const [, name = ''] = /[[({]\s*["'`]([\w.-]{1,40})["'`]\s*,\s*["'`]$/.exec(before.slice(-80)) ?? [];
  if (judgeName(name) !== 'mistral' || !/^["'`]\s*[\])}]/.test(after)) return false;
  return wordsOf(before.slice(-200)).some(isKeyWord);
}

/** `aws ssm put-parameter --name /prod/mistral/api-key --value …` */
function isFlaggedValue({ before }: Around): boolean {
  const command = /[^\n;|]*$/.exec(before.slice(-300).replace(/\\\r?\n/g, ' '))?.[0] ?? '';
  if (!/\s--?(?:value|v|secret-string|data|body|b|string-value)[ =]["']?$/.test(command)) return false;
  return namesKey(/\s--?(?:name|n|secret-id|key|k|title|label)[ =]["']?([\w./:@-]+)/.exec(command)?.[1] ?? '');
}

/** `?provider=mistral&api_key=…` */
function isParameter({ before }: Around): boolean {
  return /[?&](?:provider|service|vendor|llm|backend)=(?:mistral|codestral)[\w-]*&(?:[^\s"'`]{0,100}&)?\w*(?:key|token)=$/i.test(
    before.slice(-300),
  );
}

/** `MISTRAL_API_KEY = getenv(…)  # …`, and a remark of nothing else in the line above it. */
function isRemarkOnKey({ before, after }: Around): boolean {
  const line = /[^\n]*$/.exec(before.slice(-160))?.[0] ?? '';
  const code = remark.exec(line)?.[1];
  if (code === undefined || !/^["'`]?\s*(?:\*\/|-->)?\s*\r?(?:\n|$)/.test(after)) return false;
  return namesKey(assignedName(code.trim() === '' ? (/^[^\n]*\n([^\n]{0,120})/.exec(after)?.[1] ?? '') : code));
}
const remark =
  /^(.*?)(?:^|\s)(?:#|\/\/|\/\*)\s*(?:(?:it |the |my )?(?:was|is|old|real|actual|prev(?:ious(?:ly)?)?|formerly|before|key|value|used to be)\b[:=\s]*){0,3}["'`]?$/i;
const assignedName = (code: string): string =>
  /^[\s#/]*(?:[a-z]+\s+){0,3}?["']?([A-Za-z_][\w.-]*)["']?\s*(?::\s*\w+\s*)?[:=](?!=)/.exec(code)?.[1] ?? '';

/** `input("Mistral API key: ") or "…"`, `<label>Mistral API key <input value="…">` */
function isAskedFor({ before }: Around): boolean {
  return speaksOfKey(asks.exec(before.slice(-200))?.[1] ?? labelled.exec(before.slice(-300))?.[1] ?? '');
}
const asks = /\(\s*["'`]([^"'`\n]{4,100})["'`][^()\n]{0,40}\)\s*(?:or|\|\||\?\?|\?:)\s*["'`]$/;
const labelled = />\s*([^<>\n]{4,80})\s*(?:<\/?\w[^<>]*>\s*){0,3}<input\b[^<>]*\bvalue=["']$/;

function isInKeyColumn(around: Around): boolean {
  return isInTable(around) || isInserted(around);
}

/** `INSERT INTO channels (name, key) VALUES ('mistral', '…')` */
function isInserted({ before, after }: Around): boolean {
  const [, columns, row] = /\(([\w\s,"'`[\]]{1,300})\)\s*VALUES\b[^;]*\(([^()]*)$/i.exec(before.slice(-600)) ?? [];
  if (columns === undefined || row === undefined) return false;
  const said = mentionsIn(row + (/^[^()]*/.exec(after.slice(0, 300))?.[0] ?? ''));
  return isKeyTitle(columns.split(',')[row.split(',').length - 1]) && said.mistral && !said.foreign;
}

const isKeyTitle = (title = ''): boolean => judgeName(title.trim().replace(/\W+/g, '_')) === 'key';

/** `provider,api_key` over `mistral,…`: a row of CSV or of a Markdown table. */
function isInTable({ before, after }: Around): boolean {
  const start = before.lastIndexOf('\n') + 1;
  const row = before.slice(start);
  const separator = /[,;\t|]/.exec(row)?.[0];
  if (separator === undefined || start === 0) return false;
  const line = row + (/^[^\n]*/.exec(after)?.[0] ?? '');
  const titles =
    before
      .slice(before.lastIndexOf('\n\n', start - 2) + 1, start)
      .trimStart()
      .split('\n')[0] ?? '';
  const column = titles.split(separator)[row.split(separator).length - 1] ?? '';
  const said = mentionsIn(line);
  return isKeyTitle(column) && said.mistral && !said.foreign;
}

const withoutRemark = (line: string): string => line.replace(/\s#.*$/, '');

function namesKey(words: string): boolean {
  const said = wordsOf(words);
  return said.some(isMistralWord) && said.some(isKeyWord);
}
