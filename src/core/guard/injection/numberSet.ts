/** A set of small whole numbers that is emptied rather than made anew: windows come by the thousand. */
export interface NumberSet {
  clear(): void;
  /** Whether it was not there yet. */
  add(value: number): boolean;
}

/** No window has more features than this, and a table of it stays in the fastest memory. */
const largest = 8_192;

export function numberSet(most: number): NumberSet {
  const size = 2 ** Math.ceil(Math.log2(2 * Math.min(Math.max(most, 8), largest)));
  const slots = new Uint32Array(size);
  return {
    clear: () => slots.fill(0),
    add: (value) => {
      let at = value & (size - 1);
      for (let taken = slots[at]; taken !== 0; taken = slots[at]) {
        if (taken === value + 1) return false;
        at = (at + 1) & (size - 1);
      }
      slots[at] = value + 1;
      return true;
    },
  };
}
