/** What was spent, as people write it: what is less than a cent is not nothing. */
export const dollars = (amount: number): string => (amount > 0 && amount < 0.01 ? '< $0.01' : `$${amount.toFixed(2)}`);
