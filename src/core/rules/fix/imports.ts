import type { Source } from '../syntax/source.ts';
import type { Edit } from './edit.ts';
import { insert } from './edit.ts';
import { quoted, styleOf } from './style.ts';

/** Python's `import os`, once and where imports stand. */
export function importModule(source: Source, module: string): readonly Edit[] {
  const before = source.imports.get(module);
  if (before?.module === module && before.name === '*') return [];
  return [insertImport(source, `import ${module}`)];
}

/** `import { a, b } from 'module'`, or `from module import a, b`; names that are there already are left out. */
export function importNames(source: Source, names: readonly string[], module: string): readonly Edit[] {
  const fresh = names.filter((name) => !source.imports.has(name));
  if (fresh.length === 0) return [];
  const list = fresh.join(', ');
  const { semicolon } = styleOf(source);
  const line =
    source.family === 'python'
      ? `from ${module} import ${list}`
      : `import { ${list} } from ${quoted(source, module)}${semicolon}`;
  const sibling = besideModule(source, module);
  return sibling === undefined ? [insertImport(source, line)] : [insert(sibling, line + styleOf(source).newline)];
}

/** Behind the line that imports from the same package, when it is one line. */
function besideModule({ text, family }: Source, module: string): number | undefined {
  const root = module.split(/[./]/)[0] ?? module;
  const line = family === 'python' ? new RegExp(`^(?:from|import) ${root}\\b[^(\\n]*\\n`, 'm').exec(text) : null;
  return line === null ? undefined : line.index + line[0].length;
}

/** `import local from 'module'`. */
export function importDefault(source: Source, local: string, module: string): readonly Edit[] {
  if (source.imports.has(local)) return [];
  const { semicolon } = styleOf(source);
  return [insertImport(source, `import ${local} from ${quoted(source, module)}${semicolon}`)];
}

function insertImport(source: Source, line: string): Edit {
  const { newline } = styleOf(source);
  const at = importPlace(source);
  return insert(at, line + newline);
}

/** Before the first import that stands alone; where there is none, behind the opening comment, docstring or directive. */
export function importPlace({ text, family }: Source): number {
  const first = (family === 'python' ? /^(?:import|from)[ \t]+(?!__future__)[\w.]+/m : /^import\b/m).exec(text);
  const opening = openingLength(text, family === 'python');
  return first !== null && first.index >= opening ? first.index : opening;
}

const pythonOpening = /^(?:#.*\r?\n|[ \t]*\r?\n|from __future__.*\r?\n|[rRuU]*("""|''')[\s\S]*?\1[ \t]*\r?\n)*/;
const scriptOpening = /^(?:#!.*\r?\n|\/\/.*\r?\n|\/\*[\s\S]*?\*\/\s*?\r?\n|[ \t]*\r?\n|(['"])use \w+\1;?[ \t]*\r?\n)*/;

const openingLength = (text: string, isPython: boolean): number =>
  (isPython ? pythonOpening : scriptOpening).exec(text)?.[0].length ?? 0;

/** Behind the last line of the imports that stand together at the top. */
export function afterImports(source: Source): number {
  const pattern =
    source.family === 'python'
      ? /^(?:import|from)[ \t]+[\w.]+[^\n(]*(?:\([^)]*\))?[^\n]*\r?\n/gm
      : /^import\b[^;'"\n]*(?:\{[^}]*\}[^;'"\n]*)?(?:['"][^'"\n]*['"]);?[^\n]*\r?\n|^const [^\n]*require\([^\n]*\r?\n/gm;
  const last = [...source.text.matchAll(pattern)].at(-1);
  return last === undefined ? importPlace(source) : last.index + last[0].length;
}
