import { holdsPiece } from './pieces.ts';

const schemes: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/** Longer addresses carry something. */
const longest = 2_000;

/**
 * The address a person may be taken to, as the browser would read it (so that `https:\\evil`, tabs and lookalike hosts
 * are seen for what they are), or nothing. An address with a name and password in it shows one host and leads to
 * another; one with a restored value in it would carry that value away.
 */
export function safeLink(href: string): URL | undefined {
  if (href.length > longest || holdsPiece(href)) return undefined;
  const url = URL.parse(href);
  if (url === null || !schemes.has(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'mailto:') url.search = '';
  return url;
}

/** What a person should know of an address: the host, or the whole of a mail address. */
export const destinationOf = (url: URL): string => (url.protocol === 'mailto:' ? url.pathname : url.host);

/** A label that names a host, and not the one it leads to, is completed by the one it leads to. */
export function misleads(label: string, url: URL): boolean {
  const named: readonly string[] = label.toLowerCase().match(/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu) ?? [];
  return named.length > 0 && !named.includes(destinationOf(url).toLowerCase());
}
