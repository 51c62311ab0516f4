import { dollarsWith } from '#core/amounts.ts';

/** What was spent, as people write it: what is less than a cent is not nothing. */
export const dollars = (amount: number): string =>
  amount > 0 && amount < 0.01 ? `< ${dollarsWith(0.01, 2)}` : dollarsWith(amount, 2);
