import { existsSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { helperFiles } from '#core/rules/helper/fileNames.ts';
import type { SharedHelper } from '#core/rules/syntax/source.ts';

const endings = ['.ts', '.js', '.mts', '.mjs'] as const;

/** Where the project of a file keeps the functions that fixes call, or would. A text without a file has no project. */
export function sharedHelper(path: string): SharedHelper | undefined {
  if (!existsSync(path)) return undefined;
  return extname(path) === '.py' ? pythonHelper(dirname(path)) : scriptHelper(path);
}

/** Beside the file: only there does Python find it without knowing how the program is started. */
function pythonHelper(folder: string): SharedHelper {
  const file = join(folder, `${helperFiles.python}.py`);
  const isPackage = existsSync(join(folder, '__init__.py'));
  return { file, module: isPackage ? `.${helperFiles.python}` : helperFiles.python, exists: existsSync(file) };
}

/** At the top of the package's sources, where all of its files reach it. */
function scriptHelper(path: string): SharedHelper {
  const folder = sourceRoot(path);
  const known = endings.map((ending) => join(folder, `${helperFiles.script}${ending}`)).find(existsSync);
  const file = known ?? join(folder, `${helperFiles.script}${/\.[cm]?tsx?$/.test(path) ? '.ts' : '.js'}`);
  const way = relative(dirname(path), join(folder, helperFiles.script)).split(sep).join('/');
  return { file, module: way.startsWith('.') ? way : `./${way}`, exists: known !== undefined };
}

function sourceRoot(path: string): string {
  const own = dirname(path);
  for (let folder = own; dirname(folder) !== folder; folder = dirname(folder)) {
    if (!existsSync(join(folder, 'package.json'))) continue;
    const sources = join(folder, 'src');
    return path.startsWith(sources + sep) ? sources : folder;
  }
  return own;
}
