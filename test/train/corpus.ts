import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lists } from './expand.ts';

/** The sentences of one file: templates, and the lists they draw from. */
export interface Corpus {
  readonly name: string;
  readonly templates: readonly string[];
  readonly lists: Lists;
}

/** Every file in a folder and below it, in order. */
export const readCorpora = (folder: string): readonly Corpus[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => parseCorpus(name, readFileSync(join(folder, name), 'utf8')));

/** `[name]` begins a list, `[templates]` what is made from them; `%` begins a remark, `\n` in a line is a line break. */
export function parseCorpus(name: string, text: string): Corpus {
  const lists: Record<string, string[]> = {};
  let current: string[] = [];
  for (const line of text.split('\n')) {
    const section = /^\[(\w+)\]$/.exec(line)?.[1];
    if (section !== undefined) {
      current = [];
      lists[section] = current;
    } else if (line !== '' && !line.startsWith('%')) current.push(line.replaceAll('\\n', '\n'));
  }
  const { templates = [], ...rest } = lists;
  return { name, templates, lists: rest };
}
