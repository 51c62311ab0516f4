import type { Edit } from './mapped.ts';

const base64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}/g;
/** As mail and many tools write it: the same over several lines. */
const wrapped =
  /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{16,}(?:\r?\n[A-Za-z0-9+/]{16,}){0,2000}\r?\n[A-Za-z0-9+/]{2,}={0,2}(?![\w+/=-])/g;
const hex = /(?<![\da-f])(?:0x|\\x)?[\da-f]{2}(?:[ :,]?(?:0x|\\x)?[\da-f]{2}){7,}/gi;
const binary = /(?<![01])[01]{8}(?:[ ,]?[01]{8}){5,}(?![01])/g;

/** A longer blob is data, not a message to a model, and its first part is telling enough. */
const longestRead = 65_536;

/**
 * A blob that decodes to readable text is replaced by that text. Its raw form must not be scored beside it: that would
 * flag harmless text merely for being encoded.
 */
export function findBlobs(text: string): readonly Edit[] {
  const decoded = [
    ...matches(text, wrapped, (blob) => fromBase64(blob.replace(/\s+/g, ''))),
    ...matches(text, base64, fromBase64),
    ...matches(text, hex, fromHex),
    ...matches(text, binary, fromBinary),
  ];
  return disjoint(decoded.sort((a, b) => a.start - b.start || b.end - a.end));
}

function matches(text: string, pattern: RegExp, decode: (blob: string) => string | undefined): readonly Edit[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ 0: blob, index: start }) => {
    const message = decode(blob.slice(0, longestRead));
    return message === undefined ? [] : [{ start, end: start + blob.length, text: ` ${message} ` }];
  });
}

function disjoint(edits: readonly Edit[]): readonly Edit[] {
  let at = 0;
  return edits.filter((edit) => {
    const free = edit.start >= at;
    if (free) at = edit.end;
    return free;
  });
}

function fromBase64(blob: string): string | undefined {
  const digits = blob.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/');
  if (!looksMixed(digits) || !opensReadably(digits)) return undefined;
  const whole = digits.slice(0, digits.length % 4 === 1 ? -1 : undefined);
  return readable(Uint8Array.from(atob(whole), (byte) => byte.charCodeAt(0)));
}

/** Words and long identifiers are base64 too, by the letter; what a machine wrote changes case or has digits. */
const looksMixed = (digits: string): boolean => /[a-z]/.test(digits) && /[A-Z]/.test(digits) && !/^[-_/]/.test(digits);

/** Most that looks like base64 is a long name: its first bytes tell, before all of it is decoded. */
function opensReadably(digits: string): boolean {
  const opening = atob(digits.slice(0, Math.min(24, digits.length & ~3)));
  return Array.from(opening).every((byte) => (byte >= ' ' ? byte !== '\x7f' : /\s/.test(byte)));
}

function fromHex(blob: string): string | undefined {
  const digits = blob.replace(/0x|\\x|[ :,]/gi, '');
  const bytes = digits.slice(0, digits.length & ~1).match(/../g) ?? [];
  return readable(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}

const fromBinary = (blob: string): string | undefined =>
  readable(Uint8Array.from(blob.match(/[01]{8}/g) ?? [], (byte) => Number.parseInt(byte, 2)));

const utf8 = new TextDecoder();

function readable(bytes: Uint8Array): string | undefined {
  const text = utf8.decode(bytes).replace(/\ufffd$/, '');
  const letters = text.match(/[\p{L}\p{N}\s.,;:!?'"()-]/gu)?.length ?? 0;
  return text.length >= 6 && letters >= text.length * 0.6 && !/[^\P{Cc}\t\r\n]|\ufffd/u.test(text) ? text : undefined;
}
