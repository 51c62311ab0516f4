import type { Edit, Fix } from '../fix/edit.ts';
import { insert } from '../fix/edit.ts';
import { afterImports, importModule } from '../fix/imports.ts';
import { quoted, styleOf } from '../fix/style.ts';
import type { Source } from '../syntax/source.ts';
import type { HelperFunction, HelperName } from './functions.ts';
import { helperFunctions } from './functions.ts';

/** What a call to the helper needs: its import and, for the first who uses it, its file; all of it in this file where no project is known. */
export function useHelper(
  source: Source,
  name: HelperName,
): Pick<Fix, 'creates'> & { readonly edits: readonly Edit[] } {
  if (source.imports.has(nameIn(source, name)) || isDeclared(source, name)) return { edits: [] };
  const shared = speaksModules(source) ? source.project?.helper?.() : undefined;
  if (shared === undefined) return { edits: inThisFile(source, helperFunctions[name]) };
  const edits = [insert(afterImports(source), importOf(source, name, shared.module + endingOf(source)))];
  return shared.exists ? { edits } : { edits, creates: { path: shared.file, text: fileText(source) } };
}

/** As the language writes names. */
export const nameIn = ({ family }: Source, name: HelperName): string =>
  family === 'python' ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name;

const isDeclared = (source: Source, name: HelperName): boolean =>
  new RegExp(`\\b(?:function|def) ${nameIn(source, name)}\\b`).test(source.text);

/** `require` and `import` do not mix well. */
const speaksModules = ({ family, text }: Source): boolean => family === 'python' || /^import\b/m.test(text);

function inThisFile(source: Source, helper: HelperFunction): readonly Edit[] {
  const text = inStyle(source, helper[dialectOf(source)]).replace(/^export /m, '');
  const modules = source.family === 'python' ? helper.modules : [];
  const { newline } = styleOf(source);
  return [...modules.flatMap((module) => importModule(source, module)), insert(afterImports(source), text + newline)];
}

const dialectOf = ({ family, language }: Source) =>
  family === 'python' ? 'python' : language === 'typescript' ? 'typescript' : 'javascript';

/** Below the packages, where neighbours are imported. */
function importOf(source: Source, name: HelperName, module: string): string {
  const { newline, semicolon } = styleOf(source);
  return source.family === 'python'
    ? `from ${module} import ${nameIn(source, name)}${newline}`
    : `import { ${name} } from ${quoted(source, module)}${semicolon}${newline}`;
}

/** As this file imports its other neighbours. */
function endingOf({ family, path, text }: Source): string {
  if (family === 'python') return '';
  const neighbour = /from ['"]\.{1,2}\/[^'"\n]*?(\.[cm]?[jt]s)?['"]/.exec(text);
  return neighbour === null ? (/\.[cm]?tsx?$/.test(path) ? '' : '.js') : (neighbour[1] ?? '');
}

const byDialect = {
  python: { comment: '#', head: '' },
  typescript: { comment: '//', head: "import type { Mistral } from '@mistralai/mistralai';\n\n" },
  javascript: { comment: '//', head: '' },
} as const;

const origin = 'Written by Mistral Guard for this project, which owns it from now on.';

/** The helper as a file of its own, in the style of the file that needed it first. */
function fileText(source: Source): string {
  const dialect = dialectOf(source);
  const { comment, head } = byDialect[dialect];
  const all = Object.values(helperFunctions);
  const modules = dialect === 'python' ? all.flatMap((each) => each.modules).map((module) => `import ${module}\n`) : [];
  const gap = dialect === 'python' ? '\n\n' : '\n';
  const functions = all.map((each) => each[dialect].trimStart()).join(gap);
  const imports = modules.length === 0 ? head : `${modules.join('')}\n\n`;
  return inStyle(source, `${comment} ${origin}\n${imports}${functions}`);
}

function inStyle(source: Source, template: string): string {
  const { quote, indent, semicolon, newline } = styleOf(source);
  return template
    .replaceAll("'", quote)
    .replaceAll(';\n', `${semicolon}\n`)
    .replace(/^(?: {2})+/gm, (blanks) => indent.repeat(blanks.length / 2))
    .replaceAll('client: Mistral,', `client: ${clientType(source, template)},`)
    .replaceAll('\n', newline);
}

/** Inside a file the class may have been imported under another name; the helper's own file imports it itself. */
function clientType(source: Source, template: string): string {
  if (template.includes('import type')) return 'Mistral';
  const client = [...source.imports.values()].find(
    ({ module, name }) => module === '@mistralai/mistralai' && name === 'Mistral',
  );
  return client?.local ?? 'Mistral';
}
