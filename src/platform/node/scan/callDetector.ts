import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openCallDetector } from '#core/rules/detector.ts';
import type { Parsers } from '#core/rules/syntax/parser.ts';
import { openParsers } from '#core/rules/syntax/parser.ts';
import type { Detector } from '#core/scan/detector.ts';
import { treeSitterFrom } from '../treeSitter.ts';
import { workClock } from '../workClock.ts';
import { projectLookup } from './projects.ts';

/** With the grammars beside the bundle, or in node_modules when run from the source tree. */
export const openParsersHere = (): Parsers => openParsers(treeSitterFrom(grammarFolder()));

export const openCalls = (): Promise<Detector> =>
  openCallDetector(openParsersHere(), {
    clock: workClock,
    projectOf: projectLookup(),
  });

function grammarFolder(): string {
  const here = import.meta.dirname ?? __dirname;
  const built = join(here, 'wasm');
  return existsSync(built) ? built : join(here, '../../../../node_modules/@vscode/tree-sitter-wasm/wasm');
}
