import * as check from './checksums.ts';
import { hasContext } from './context.ts';
import type { Recogniser } from './entity.ts';

interface NationalId {
  readonly country: string;
  /** With the written separators. */
  readonly shape: RegExp;
  readonly holds: (compact: string) => boolean;
  /** Without a telling shape the number needs one of these words before it. */
  readonly words?: RegExp;
}

const always = (): boolean => true;

/** To add a country is to add a row and an example. */
const nationalIds: readonly NationalId[] = [
  { country: 'ES', shape: /(?<![\w-])(?:\d{8}|[XYZ]-?\d{7})-?[A-Z](?![\w-])/g, holds: check.dniLetter },
  { country: 'IT', shape: /(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)/gi, holds: check.codiceFiscale },
  {
    country: 'FR',
    shape: /(?<!\w)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\w)/g,
    holds: check.nir,
  },
  {
    country: 'GB',
    shape: /(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d{2} \d{2} \d{2} [A-D](?!\w)/g,
    holds: always,
  },
  {
    country: 'GB',
    shape: /(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D](?!\w)/g,
    holds: always,
    words: /\bnino\b|national insurance|\bni (?:number|no)/i,
  },
  { country: 'BR', shape: /(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)/g, holds: check.cpf },
  { country: 'BR', shape: /(?<![\w.])\d{11}(?!\w)/g, holds: check.cpf, words: /\bcpf\b/i },
  {
    country: 'CN',
    shape: /(?<!\w)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX](?!\w)/g,
    holds: check.chineseId,
  },
  {
    country: 'KR',
    shape: /(?<![\w-])\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])-[1-8]\d{6}(?![\w-])/g,
    holds: check.koreanId,
  },
  { country: 'BE', shape: /(?<![\w.])\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}(?!\w)/g, holds: check.belgian },
  { country: 'IN', shape: /(?<![\w-])[2-9]\d{3}[ -]\d{4}[ -]\d{4}(?![\w-]| \d)/g, holds: check.verhoeff },
  {
    country: 'SE',
    shape: /(?<![\w-])\d{6}[-+]\d{4}(?![\w-])/g,
    holds: check.luhn,
    words: /personnummer|personal (?:identity|number)/i,
  },
  {
    country: 'DE',
    shape: /(?<![\w.])[1-9]\d ?\d{3} ?\d{3} ?\d{3}(?!\w)/g,
    holds: check.steuerId,
    words: /steuer|\btax id\b|\bidnr\b|\btin\b/i,
  },
  { country: 'PL', shape: /(?<!\w)\d{11}(?!\w)/g, holds: check.pesel, words: /pesel/i },
  { country: 'NL', shape: /(?<!\w)\d{9}(?!\w)/g, holds: check.bsn, words: /\bbsn\b|burgerservice|sofinummer/i },
  {
    country: 'CA',
    shape: /(?<![\w-])\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w-])/g,
    holds: check.luhn,
    words: /\bsin\b|social insurance/i,
  },
];

export const recogniseNationalId: Recogniser = (text) =>
  /\d\d/.test(text) ? nationalIds.flatMap((id) => find(text, id)) : [];

const find = (text: string, { shape, holds, words }: NationalId): ReturnType<Recogniser> =>
  Array.from(text.matchAll(shape))
    .filter(
      ({ 0: written, index }) => holds(compact(written)) && (words === undefined || hasContext(text, index, words)),
    )
    .map(({ 0: written, index: start }) => ({ type: 'national-id', start, end: start + written.length }));

const compact = (written: string): string => written.replace(/[ .+-]/g, '').toUpperCase();
