import { makeMistralKey } from '#test/support/keys.ts';

/** What must never leave in the clear, made anew each time. All of it is plainly fake and passes its checksum. */
export interface Planted {
  readonly key: string;
  readonly card: string;
  readonly iban: string;
  readonly email: string;
  readonly phone: string;
}

export function plant(seed: number): Planted {
  const digits = (count: number, salt: number): string =>
    Array.from({ length: count }, (_, index) => (seed * (salt + index * 7) + salt + index * index) % 10).join('');
  return {
    key: makeMistralKey(),
    card: withLuhn(`4${digits(14, 3)}`),
    iban: ibanOf(`3704004405${digits(8, 11)}`),
    email: `person.${seed}.${digits(4, 5)}@mail-${seed}.example`,
    phone: `+49 30 ${digits(8, 2).replace(/^0/, '4')}`,
  };
}

function withLuhn(payload: string): string {
  const sum = [...payload].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${payload}${(10 - (sum % 10)) % 10}`;
}

/** Germany is 1314 in the arithmetic of IBANs. */
function ibanOf(account: string): string {
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${account}`;
}
