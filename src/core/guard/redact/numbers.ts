import { ibanMod97, luhn } from './checksums.ts';
import { contextWords, hasContext } from './context.ts';
import type { Recogniser } from './entity.ts';

/** How long an IBAN is, by country; a wrong length is not an IBAN however well it divides. */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 ' +
    'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 ' +
    'MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 ' +
    'SV28 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((row) => [row.slice(0, 2), Number(row.slice(2))]),
);

const ibanStart = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])/g;

export const recogniseIban: Recogniser = (text) =>
  Array.from(text.matchAll(ibanStart)).flatMap(({ 0: head, index: start }) => {
    const length = ibanLengths.get(head.slice(0, 2).toUpperCase());
    const end = length === undefined ? undefined : endOfCharacters(text, start, length);
    if (end === undefined || /[A-Za-z0-9]/.test(text.charAt(end))) return [];
    const compact = text.slice(start, end).replace(/[\s-]/g, '').toUpperCase();
    return ibanMod97(compact) ? [{ type: 'iban', start, end }] : [];
  });

/** Where `count` letters and digits end; a space, a hyphen or the end of a line between them is not counted. */
function endOfCharacters(text: string, start: number, count: number): number | undefined {
  let at = start;
  for (let seen = 0; seen < count; seen++) {
    if (seen > 0) at += gapAt(text, at);
    if (!/[A-Za-z0-9]/.test(text.charAt(at))) return undefined;
    at++;
  }
  return at;
}

function gapAt(text: string, at: number): number {
  if (!/[\s-]/.test(text.charAt(at))) return 0;
  gap.lastIndex = at;
  return gap.exec(text)?.[0].length ?? 0;
}

const gap = / ?\r?\n[ \t]{0,8}|[ -]/y;

/** Issuer prefixes with the lengths they use: Visa, Mastercard, Amex, Diners, Discover, JCB, UnionPay, Maestro. */
const issuers: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|095|[68]\d)\d{11,13}$/,
  /^(?:6011|64[4-9]\d|65\d{2}|622\d)\d{12}$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^(?:2131|1800)\d{11}$/,
  /^62\d{14,17}$/,
  /^(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}$/,
];

/** As it is printed; with other signs between its groups; and with the end of one line in it. */
const cardShapes: readonly RegExp[] = [
  /(?<![\d.,_+-]|[A-Za-z])\d(?:[ -]?\d){11,18}(?![\d_]|[.,]\d|-\d|[A-Za-z])/g,
  /(?<![\w.,-])\d{4}(?:([._])\d{4}\1\d{4}\1\d{4}|([._])\d{6}\2\d{5})(?!\w|[.,-]\d)/g,
  /(?<![\w.,-])(?=[\d -]{4,19}\r?\n)\d{4}(?:(?:[ -]| ?\r?\n[ \t]{0,8})?\d{4}){3}(?!\w|[.,-]\d)/g,
];

export const recogniseCard: Recogniser = (text) =>
  cardShapes.flatMap((shape) =>
    Array.from(text.matchAll(shape)).flatMap(({ 0: written, index: start }) => {
      const digits = written.replace(/\D/g, '');
      const isCard = evenlyGrouped(written) && issuers.some((issuer) => issuer.test(digits)) && luhn(digits);
      return isCard ? [{ type: 'card' as const, start, end: start + written.length }] : [];
    }),
  );

/** Cards are printed in groups of at least three; `1 2 3 4 …` is a list, and so is a number a line. */
const evenlyGrouped = (written: string): boolean => {
  if (written.split('\n').length > 2) return false;
  const groups = written.split(/\D+/);
  return (
    groups.length === 1 ||
    (groups.length <= 6 && groups.every((group, i) => group.length >= 3 || i === groups.length - 1))
  );
};

const ssnShape = /(?<![\w.-])(?!000|666|9)\d{3}([- .]?)(?!00)\d{2}\1(?!0000)\d{4}(?![\w-]|\.\d)/g;

/** With hyphens it speaks for itself; any other way of writing it needs the words. */
export const recogniseSsn: Recogniser = (text) =>
  Array.from(text.matchAll(ssnShape)).flatMap(({ 0: written, 1: separator, index: start }) =>
    separator === '-' || hasContext(text, start, contextWords.ssn)
      ? [{ type: 'ssn', start, end: start + written.length }]
      : [],
  );

const ipv4 = /(?<![\w.+-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)/g;
const ipv6 =
  /(?<![\w:.])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])|(?<![\w:.])(?:[\da-f]{1,4}:){2,6}:(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,4})?(?![\w:])|(?<![\w:.])[\da-f]{1,4}::(?:[\da-f]{1,4}:){1,5}[\da-f]{1,4}(?![\w:])/gi;

/** Addresses that name nobody: this machine, any machine, masks, documentation. */
const nobody =
  /^(?:0\.|127\.|255\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|224\.0\.0\.|169\.254\.|1\.1\.1\.1$|8\.8\.[48]\.[48]$|93\.184\.21[56]\.|192\.168\.[01]\.[01]$|10\.0\.0\.[01]$)|\.0\.0\.0$/;

/** Documentation, unspecified, link-local and known resolvers, and what is mostly zeros or counts up. */
const nobodyV6 =
  /^(?:2001:0?db8|2001:4860:4860|2606:4700:4700|2606:2800:220|64:ff9b|fe80|::)(?::|$)|^(?:[\da-f]?:|0{2,4}:)*:?\d?$/i;

/** What every way of writing one has, and most texts have not. */
const closeColons = /[\da-f]:[\da-f]{0,4}:/i;

export const recogniseIp: Recogniser = (text) => [
  ...Array.from(text.matchAll(ipv4))
    .filter(
      ({ 0: ip, index }) =>
        !nobody.test(ip) && !looksLikeVersion(ip) && !contextWords.ip.test(text.slice(Math.max(0, index - 12), index)),
    )
    .map(({ 0: ip, index: start }) => ({ type: 'ip' as const, start, end: start + ip.length })),
  ...Array.from(closeColons.test(text) ? text.matchAll(ipv6) : [])
    .filter(({ 0: ip }) => /\d/.test(ip) && !/^(?:\d\d?:){2}/.test(ip) && !nobodyV6.test(ip))
    .map(({ 0: ip, index: start }) => ({ type: 'ip' as const, start, end: start + ip.length })),
];

/** `1.2.3.4` is a version far more often than somebody's address. */
const looksLikeVersion = (ip: string): boolean => ip.split('.').every((part) => part.length === 1);
