import { isLoopback } from '../loopback.ts';
import { mistralHosts } from './hosts.ts';

/** Why a key will not be sent to a server. */
export type ServerRefusal =
  | 'not a URL'
  | 'not encrypted'
  | 'carries credentials'
  | 'carries a query or fragment'
  | 'unknown host'
  | 'unusual port';

export type ServerVerdict =
  /** `url` is normalised: origin and path, no slash at the end. */
  | { readonly verdict: 'allowed'; readonly url: string }
  | { readonly verdict: 'refused'; readonly reason: ServerRefusal };

/** A workspace that could choose this URL freely could read the key, so only known servers and this very machine pass. */
export function judgeServer(text: string, alsoAllowed: readonly string[] = []): ServerVerdict {
  const url = parse(text);
  const reason = url === undefined ? 'not a URL' : refusal(url, alsoAllowed);
  return url === undefined || reason !== undefined
    ? { verdict: 'refused', reason: reason ?? 'not a URL' }
    : { verdict: 'allowed', url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

function refusal(url: URL, alsoAllowed: readonly string[]): ServerRefusal | undefined {
  const tests: readonly [boolean, ServerRefusal][] = [
    [url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)), 'not encrypted'],
    [url.username !== '' || url.password !== '', 'carries credentials'],
    [url.search !== '' || url.hash !== '', 'carries a query or fragment'],
    [!isLoopback(url) && !isKnown(url, alsoAllowed), 'unknown host'],
    [!isLoopback(url) && url.port !== '', 'unusual port'],
  ];
  return tests.find(([broken]) => broken)?.[1];
}

/** WHATWG parsing strips spaces and folds backslashes: what it had to repair was not written by an honest hand. */
function parse(text: string): URL | undefined {
  if (/[\s\\\p{Cc}]/u.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

const ownHosts: ReadonlySet<string> = new Set(Object.values(mistralHosts).map((host) => new URL(host.url).hostname));

function isKnown(url: URL, alsoAllowed: readonly string[]): boolean {
  return ownHosts.has(url.hostname) || alsoAllowed.some((host) => host.toLowerCase() === url.hostname);
}
