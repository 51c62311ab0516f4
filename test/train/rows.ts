import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attackLists, attacksElsewhere, attackTemplates } from './attacks.ts';
import { benignLists, benignTemplates } from './benign.ts';
import type { Corpus } from './corpus.ts';
import { readCorpora } from './corpus.ts';
import { expandAll, seeded } from './expand.ts';
import { ownSources } from './ownSources.ts';

export interface Row {
  readonly set: string;
  readonly attack: boolean;
  readonly text: string;
  /** Rows made from the same template stay in the same fold: their siblings would give them away. */
  readonly group: string;
}

export const seed = 20_260_801;

/** How many texts are made from a template: more of them would only say the same again. */
const perTemplate = 18;

export const hashOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);
export const isTest = (text: string): boolean => hashOf(text) % 8 < 2;

export function readRows(folder: string): readonly Row[] {
  const lines = readFileSync(join(folder, 'injection-dev.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { set, label, text } = JSON.parse(line) as { set: string; label: number | boolean; text: string };
    return { set, attack: Number(label) === 1, text, group: text };
  });
}

const here = import.meta.dirname;

const corpora: readonly Corpus[] = [
  { name: 'own_attacks', templates: attackTemplates, lists: attackLists },
  { name: 'own_attacks_elsewhere', templates: attacksElsewhere, lists: {} },
  { name: 'own_benign', templates: benignTemplates, lists: benignLists },
  ...readCorpora(join(here, 'attacks')).map((corpus) => ({
    ...corpus,
    name: corpus.name.startsWith('elsewhere') ? 'own_attacks_elsewhere' : 'own_attacks',
  })),
  ...readCorpora(join(here, 'harmless')).map((corpus) => ({ ...corpus, name: 'own_benign' })),
];

export function ownRows(): readonly Row[] {
  const random = seeded(seed);
  const made = corpora.flatMap(({ name, templates, lists }) =>
    expandAll(templates, lists, perTemplate, random).map(({ text, template }) => ({
      set: name,
      attack: name !== 'own_benign',
      text,
      group: template,
    })),
  );
  const sources = ownSources().map(({ name, text }) => ({ set: 'own_source', attack: false, text, group: name }));
  return [...made, ...sources];
}
