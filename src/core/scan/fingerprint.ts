import type { Fingerprint } from './finding.ts';
import type { RuleId } from './rule.ts';

/** SHA-256 in hexadecimal; core has no hash of its own. */
export type Hash = (text: string) => string;

/** Used where a folder has no baseline, and therefore no salt of its own. */
export const commonSalt = 'mistral-guard';

/** 128 bits are plenty: a key is random, so its hash cannot be guessed back from a dictionary. */
export function fingerprintOf(rule: RuleId, content: string, salt: string, hash: Hash): Fingerprint {
  return hash(`${salt}\0${rule}\0${content}`).slice(0, 32) as Fingerprint;
}
