import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { afterImports } from './afterImports.ts';
import { runsInBrowsers } from './browser.ts';
import type { TextEdit } from './edit.ts';
import { javascript, python } from './idioms.ts';
import { lineAt } from './literal.ts';
import type { ReaderCode, SourceInCode } from './managerCode.ts';
import { pythonReader, scriptReader } from './managerCode.ts';
import type { Obstacle } from './obstacle.ts';
import type { KeyPlace } from './readFromEnvironment.ts';
import { replaceLiteral } from './readFromEnvironment.ts';

export interface ManagerRewrite {
  readonly edits: readonly TextEdit[];
  /** What the person runs once, where the client is not installed yet. */
  readonly install: string | undefined;
}

type Rewrite = Result<ManagerRewrite, Obstacle>;

/** The edits after which the program asks a secret manager for the key, by the manager's own client. */
export function readFromManager(place: KeyPlace, source: SourceInCode): Rewrite {
  if (runsInBrowsers(place)) return fail('browser');
  if (place.languageId === 'python') return inPython(place, pythonReader(source));
  if (!/^(?:java|type)script$/.test(place.languageId)) return fail('no idiom');
  return inScript(place, scriptReader(source, place.languageId === 'typescript'));
}

function inPython(place: KeyPlace, { imports, body, install }: ReaderCode): Rewrite {
  const replaced = replaceLiteral(place, { ...python, fallback: undefined, read: () => 'read_mistral_key()' });
  const lines = imports.map(({ names, from }) => `${from === undefined ? '' : `from ${from} `}import ${names}`);
  const reader = ['def read_mistral_key() -> str:', ...body.map((line) => `    ${line}`)];
  if (!replaced.ok) return replaced;
  return ok({ edits: [...inserted(place.text, 'python', lines, ['', '', ...reader]), ...replaced.value], install });
}

function inScript(place: KeyPlace, { imports, body, install }: ReaderCode): Rewrite {
  const isModule = /^(?:import|export)\b/m.test(place.text) || !/\brequire\(/.test(place.text);
  const read = awaited(place, isModule);
  if (read === undefined) return fail('cannot wait');
  const replaced = replaceLiteral(place, { ...javascript, fallback: undefined, read: () => read });
  if (!replaced.ok) return replaced;
  const lines = imports.map(({ names, from = '' }) =>
    isModule ? `import { ${names} } from '${from}';` : `const { ${names} } = require('${from}');`,
  );
  const returns = place.languageId === 'typescript' ? ': Promise<string>' : '';
  const reader = [`async function readMistralKey()${returns} {`, ...body.map((line) => `  ${line}`), '}'];
  return ok({ edits: [...inserted(place.text, 'script', lines, ['', ...reader]), ...replaced.value], install });
}

/** The SDK takes a function for its key and waits for it; elsewhere only the top of a module can wait. */
function awaited({ text, start }: KeyPlace, isModule: boolean): string | undefined {
  const before = text.slice(Math.max(0, start - 400), start - 1);
  if (/\bnew Mistral\(\{[^{}]*\bapiKey:\s*$/.test(before)) return 'readMistralKey';
  const line = lineAt(text, start);
  const isTop = /^(?:export )?(?:const|let|var) \w+[^=]*=\s*["'`]$/.test(line.text.slice(0, start - line.start));
  return isTop && isModule ? 'await readMistralKey()' : undefined;
}

/** Once: a second key of the same file is read by the same function. */
function inserted(
  source: string,
  family: 'python' | 'script',
  imports: readonly string[],
  reader: readonly string[],
): readonly TextEdit[] {
  if (/\b(?:def read_mistral_key|function readMistralKey)\(/.test(source)) return [];
  const at = afterImports(source, family);
  const known = source.split(/\r?\n/);
  const lines = [...imports.filter((line) => !known.includes(line)), ...reader, ''];
  const lineBreak = source.includes('\r\n') ? '\r\n' : '\n';
  return [{ start: at, end: at, text: lines.join(lineBreak) }];
}
