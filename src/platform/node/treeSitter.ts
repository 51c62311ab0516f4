import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { TreeSitter, TreeSitterRuntime } from '#core/rules/syntax/parser.ts';

/** Node's types do not know it. */
declare const WebAssembly: { readonly Memory: new (size: { initial: number; maximum: number }) => object };

/** A file can be written so that reading it takes hundreds of megabytes, and what is taken is never given back. */
const memory = { initial: 512, maximum: 2048 } as const;

/** The parser and its grammars from a folder of wasm files; bundled they lie beside the bundle. */
export function treeSitterFrom(folder: string): TreeSitter {
  const bytes = (name: string): Promise<Uint8Array> => readFile(path.join(folder, name));
  return {
    runtime: async () => {
      const runtime = freshRuntime(path.resolve(folder));
      // Its types know one of the options that it hands on.
      const options = {
        wasmBinary: await bytes('tree-sitter.wasm'),
        wasmMemory: new WebAssembly.Memory(memory),
        locateFile: (file: string) => file,
      };
      await runtime.Parser.init(options);
      return runtime;
    },
    grammar: (language) => bytes(`tree-sitter-${language}.wasm`),
  };
}

/** The module holds one instance for ever, also one that a file broke; read anew it has none yet. */
function freshRuntime(folder: string): TreeSitterRuntime {
  const load = createRequire(path.join(folder, 'tree-sitter.js'));
  delete load.cache[load.resolve('./tree-sitter.js')];
  return load('./tree-sitter.js');
}
