import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TreeSitter } from '#core/rules/syntax/parser.ts';

type Runtime = typeof import('@vscode/tree-sitter-wasm');

/** The parser and its grammars from a folder of wasm files; bundled they lie beside the bundle. */
export function treeSitterFrom(folder: string): TreeSitter {
  const bytes = (name: string): Promise<Uint8Array> => readFile(path.join(folder, name));
  let started: Promise<Runtime> | undefined;
  return {
    runtime() {
      started ??= start(bytes('tree-sitter.wasm'));
      return started;
    },
    grammar: (language) => bytes(`tree-sitter-${language}.wasm`),
  };
}

async function start(wasm: Promise<Uint8Array>): Promise<Runtime> {
  const imported = await import('@vscode/tree-sitter-wasm');
  // Node sees a CommonJS module as its default export; the types know its names only.
  const runtime = ((imported as { default?: Runtime }).default ?? imported) as Runtime;
  const options = { wasmBinary: await wasm, locateFile: (file: string) => file };
  await runtime.Parser.init(options);
  return runtime;
}
