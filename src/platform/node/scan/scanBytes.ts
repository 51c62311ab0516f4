import { isAscii } from 'node:buffer';
import type { Finding } from '#core/scan/finding.ts';
import type { Scanner } from '#core/scan/scanner.ts';
import { encodingOf } from '../files/encoding.ts';

/**
 * Asks the gate about the bytes as latin1, which costs no decoding, and decodes only what passes. Most files never are;
 * of the rest most are ASCII, where latin1 is the text already.
 */
export function scanBytes(scanner: Scanner, bytes: Buffer, path: string): readonly Finding[] {
  const encoding = encodingOf(bytes);
  if (encoding === 'binary') return [];
  if (encoding !== 'utf-8') return scanner.scan(new TextDecoder(encoding).decode(bytes), path);
  const latin1 = bytes.toString('latin1');
  if (!scanner.mayHold(latin1)) return [];
  return scanner.scan(isAscii(bytes) ? latin1 : new TextDecoder().decode(bytes), path);
}
