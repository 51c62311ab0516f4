import { mentionsIn } from '../redact/placeholder.ts';
import type { OutputCode } from '../verdict.ts';

/** What a reply may not contain outside code, and what stands in its place. In code it is shown, never run. */
export interface ActiveContent {
  readonly code: OutputCode;
  readonly pattern: RegExp;
  replace(match: string, groups: readonly string[]): string;
}

/** Only these open from a reply; everything else (`command:`, `vscode:`, `javascript:`, `data:`) is text. */
const harmlessScheme = /^(?:https?:\/\/|mailto:|#|\.{0,2}\/(?!\/)|[\w-][\w./-]*(?:[#?]|$))/i;

const escapeHtml = (text: string): string => text.replace(/</g, '&lt;');

/** A browser ignores these inside a URL's scheme; so do we before judging it. */
const judged = (target: string): string => target.replace(/[\s\p{Cc}\p{Cf}]/gu, '');

const isHarmlessTarget = (target: string): boolean => harmlessScheme.test(judged(target));

const links: readonly ActiveContent[] = [
  {
    code: 'image',
    pattern: /!\[([^\]\n]{0,300})\](?:\([^)\n]{0,2000}\)?|\[[^\]\n]{0,200}\])/g,
    replace: (_, [description = '']) => `(image: ${description || 'no description'})`,
  },
  {
    // However its description is written, and wherever its address stands: what is left is a link.
    code: 'image',
    pattern: /!(?=\[)/g,
    replace: () => '! ',
  },
  {
    code: 'link-scheme',
    pattern: /\[([^\]\n]{0,300})\]\(\s{0,9}<?((?:[^()<>\n]|\([^()\n]{0,500}\)){1,2000})>?\s{0,9}\)?/g,
    replace: (match, [label = '', target = '']) => (isHarmlessTarget(target) ? match : `${label} (link removed)`),
  },
  {
    code: 'link-scheme',
    pattern: /^[ \t]{0,3}\[([^\]\n]{1,300})\]:[ \t]{0,9}<?(\S{1,2000})/gm,
    replace: (match, [label = '', target = '']) => (isHarmlessTarget(target) ? match : `${label} (link removed)`),
  },
  {
    code: 'link-scheme',
    pattern: /\b(?:java|vb|live)\s{0,9}script\s{0,9}(?::|&colon;|&#0{0,6}58;|&#x0{0,6}3a;)|\bdata:text\/html/gi,
    replace: (match) => match.replace(/:|&colon;|&#[^;]{1,9};/g, ' '),
  },
];

const anyTag: ActiveContent = { code: 'html', pattern: /<(?=[a-z/!?])/gi, replace: escapeHtml };

/** A program may ask for HTML or for code in a field of its JSON; what loads or runs something is not handed to it. */
const tagThatActs: ActiveContent = {
  code: 'html',
  pattern:
    /<(?=\/?(?:script|i?frame|frameset|object|embed|applet|img|image|picture|svg|math|link|style|meta|base|form|input|button|video|audio|source|track|portal)\b|[a-z][^<>]{0,500}[\s"'/](?:on[a-z]{3,30}|style|src|srcset|background|poster|action|formaction|xlink:href)\s{0,9}=)/gi,
  replace: escapeHtml,
};

/** What a reply is read as: Markdown, a text inside JSON that somebody may draw, or code, which nobody does. */
export type Form = 'prose' | 'json' | 'code';

export const activeContent: Readonly<Record<Form, readonly ActiveContent[]>> = {
  prose: [...links, anyTag],
  json: [...links, tagThatActs],
  code: [],
};

const url = /\b(?:https?:\/\/|mailto:)[^\s<>"'`)\]]{1,2000}/gi;

/** What programs make a link of although it is none by the letter: `ftp://…`, `www.…`, `host.example/…`. */
const nearlyUrl =
  /(?<![\p{L}\p{N}_.-])(?!https?:\/\/|mailto:)(?:[a-z][a-z\d+.-]{1,30}:\/\/|www\.|(?:[\p{L}\p{N}_\ue000-]{1,63}\.){1,10}(?:[\p{L}\p{N}-]{2,63}|\d)(?::\d{1,5})?[/?#])[^\s<>"'`)\]]{1,2000}/giu;

/** URLs that look as if they carried something out: a placeholder, or a long stretch of what is no word. */
export function urlsWithData(text: string): readonly { start: number; end: number }[] {
  const spelled = inOneSpelling(text);
  return [
    ...Array.from(spelled.matchAll(url)).filter(({ 0: address }) => carriesData(address)),
    ...(spelled.includes(held) ? Array.from(spelled.matchAll(nearlyUrl)) : []).filter(({ 0: address }) =>
      address.includes(held),
    ),
  ].map(({ 0: address, index: start }) => ({ start, end: start + address.length }));
}

/** Stands for every letter of a placeholder, in whichever of its spellings it was written. */
const held = '\ue000';

function inOneSpelling(text: string): string {
  let spelled = text;
  for (const { start, end } of mentionsIn(text))
    spelled = `${spelled.slice(0, start)}${held.repeat(end - start)}${spelled.slice(end)}`;
  return spelled;
}

const placeholderHost = new RegExp(`^${held}+(?::\\d+)?$`);

/** A server may be a placeholder as a whole; as a part of its name, a value would be told to whoever owns the rest. */
function carriesData(address: string): boolean {
  if (/^mailto:/i.test(address)) return mailCarriesData(address.slice('mailto:'.length));
  const [, host = '', carried = ''] = /^https?:\/\/([^/?#\\]*)(.*)$/is.exec(address) ?? [];
  if (host.includes(held) && !placeholderHost.test(host)) return true;
  if (namesData(host)) return true;
  if (carried.includes(held) || /⟨|%E2%9F%A8|\{\{|\$\{/i.test(carried)) return true;
  return carried.split(/[/?&=#;,]/).some((part) => part.length >= 40 && looksEncoded(part));
}

/** Whoever owns a domain sees every name below it that is asked for. No one calls a server by 36 letters without a break. */
function namesData(host: string): boolean {
  const long = host.split('.').filter((label) => /^\w{20,63}$/.test(label) && /\d/.test(label) && /[a-z]/i.test(label));
  return long.some(({ length }) => length >= 36) || long.length > 1;
}

/** A mail may go to a placeholder as a whole; in its text, or as a part of somebody's address, it would be told. */
function mailCarriesData(mail: string): boolean {
  const [to = '', ...fields] = mail.split('?');
  const everyone = to.split(/[,;]|%2C/i);
  if (everyone.some((one) => one.includes(held) && !placeholderHost.test(one))) return true;
  return fields.some((field) => field.includes(held) || /⟨|%E2%9F%A8|\{\{|\$\{/i.test(field));
}

const looksEncoded = (part: string): boolean =>
  /%20|\+/.test(part) ||
  (/\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part) && !/[-_.]\w+[-_.]\w+[-_.]/.test(part)) ||
  /^[\da-f]{64,}$/i.test(part);
