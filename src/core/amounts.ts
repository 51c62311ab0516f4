import { spokenLanguage } from './say.ts';

/** Numbers for people, as their language writes them: 1,234.5 or 1 234,5. */
export const decimal = (value: number, digits: number): string =>
  value.toLocaleString(spokenLanguage(), { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const whole = (value: number): string => decimal(Math.round(value), 0);

/** What Mistral costs is in US dollars everywhere; with so many digits, or up to more where they say something. */
export const dollarsWith = (amount: number, digits: number, most = digits): string =>
  amount.toLocaleString(spokenLanguage(), {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: most,
  });

/** A limit that a person set: as round as they wrote it. */
export const limitInDollars = (amount: number): string => dollarsWith(amount, 0, 2);
