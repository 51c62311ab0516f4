// Trains src/core/detect/bigramTable.ts: how much likelier each pair of letters is in an identifier than in a random key.
// Run by hand (`node test/support/bigrams/train.ts`) when the alphabet or the quantisation changes; the table is checked in.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { alphabet, encodeWeight } from '#core/detect/bigrams.ts';

const target = 'src/core/detect/bigramTable.ts';

/** One row a first character, one column a second. */
export function trainedOn(names: Iterable<string>): readonly string[] {
  const counts = Array.from(alphabet, () => Array.from(alphabet, () => 0.5));
  for (const name of names) countPairs(name, counts);
  return counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => encodeWeight(Math.log2((count / total) * alphabet.length))).join('');
  });
}

function countPairs(name: string, counts: readonly number[][]): void {
  for (let at = 1; at < name.length; at++) {
    const row = counts[alphabet.indexOf(name.charAt(at - 1))];
    const column = alphabet.indexOf(name.charAt(at));
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
}

/** Names that people chose, out of the declarations of installed packages, where there is hardly any data. */
function declaredNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of globSync('node_modules/**/*.d.{ts,cts,mts}'))
    for (const [name] of readFileSync(file, 'utf8').matchAll(/(?<![\w/+])[A-Za-z][A-Za-z0-9]{6,60}(?![\w/+])/g))
      names.add(name);
  return names;
}

function tableSource(rows: readonly string[]): string {
  return `/** Made by test/support/bigrams/train.ts; one row a first character, one column a second, in the order of \`alphabet\`. */
export const bigramTable: readonly string[] = [
${rows.map((row) => `  '${row}',`).join('\n')}
];
`;
}

if (import.meta.main) {
  const names = declaredNames();
  writeFileSync(target, tableSource(trainedOn(names)));
  console.log(`${names.size} names → ${target}`);
}
