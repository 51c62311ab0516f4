import type { KeyIndex } from './keyIndex.ts';

/** People name keys in commands and files, so a label belongs to one key. Case makes no difference to a reader. */
export const labelTaken = (index: KeyIndex, label: string, except?: string): boolean =>
  Object.values(index.keys).some((record) => record.id !== except && same(record.label, label));

export function uniqueLabel(index: KeyIndex, wanted: string, except?: string): string {
  let label = wanted;
  for (let count = 2; labelTaken(index, label, except); count++) label = `${wanted} ${count}`;
  return label;
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
