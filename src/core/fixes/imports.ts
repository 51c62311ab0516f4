import type { TextEdit } from './edit.ts';

const insertion = (start: number, text: string): TextEdit => ({ start, end: start, text });
const breakOf = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n');

/** `import os`, in its place among the first imports, or under the heading of a module that has none. */
export function pythonImport(source: string): readonly TextEdit[] {
  if (/^(?:import (?:[\w., ]+, *)?os\b(?!\.| as)|import os$)/m.test(source)) return [];
  const line = `import os${breakOf(source)}`;
  const first = /^(?:import \w|from (?!__future__)\S+ import )/m.exec(source);
  if (first === null) return [insertion(headingEnd(source), `${line}${breakOf(source)}`)];
  return [insertion(placeAmong(source, first.index), line)];
}

/** After the imports of the first block that come before it in the alphabet. */
function placeAmong(source: string, start: number): number {
  let at = start;
  for (const [line, name] of source.slice(start).matchAll(/import (\w[\w.]*)[^\n]*\n/gy)) {
    if (name === undefined || name > 'os') break;
    at += line.length;
  }
  return at;
}

const heading =
  /^(?:(?:#[^\n]*\n)|(?:[ \t]*\r?\n)|(?:"""[\s\S]*?"""[^\n]*\n)|(?:'''[\s\S]*?'''[^\n]*\n)|(?:from __future__ import [^\n]*\n))*/;

const headingEnd = (source: string): number => heading.exec(source)?.[0].length ?? 0;

/** `"os"` in the import block, beside a lone import, or under the package clause. */
export function goImport(source: string): readonly TextEdit[] {
  if (/^(?:import\s+|\s+)"os"\s*$/m.test(source)) return [];
  const line = breakOf(source);
  const block = /^import \(\r?\n((?:[ \t]+"[^"\n]+"\r?\n)*)/m.exec(source);
  if (block !== null)
    return [insertion(block.index + block[0].length - after(block[1] ?? '', '"os"'), `\t"os"${line}`)];
  const lone = /^import .*\n/m.exec(source);
  if (lone !== null) return [insertion(lone.index + lone[0].length, `import "os"${line}`)];
  const clause = /^package .*\n/m.exec(source);
  return clause === null ? [] : [insertion(clause.index + clause[0].length, `${line}import "os"${line}`)];
}

/** How many characters of these lines belong behind the one that is added. */
function after(lines: string, added: string): number {
  const behind = lines.split(/(?<=\n)/).filter((line) => line.trim() > added);
  return behind.join('').length;
}
