import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTest, ownRows, readRows } from '#test/train/rows.ts';

/** The folder with the public sets, which are not part of this repository: see the training script for what it holds. */
export const dataFolder = process.env.GUARD_DATA ?? '';

export interface Labelled {
  readonly set: string;
  readonly attack: boolean;
  readonly text: string;
}

const present = (file: string): boolean => dataFolder !== '' && existsSync(join(dataFolder, file));

/** The rows training never saw: those of the public sets, when they are there, and those of our own templates. */
export function testRows(): readonly Labelled[] {
  const rows = present('injection-dev.jsonl') ? [...readRows(dataFolder), ...ownRows()] : ownRows();
  return rows.filter((row) => isTest(row.text));
}

export interface Annotated {
  readonly text: string;
  readonly spans: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

export function piiRows(): readonly Annotated[] | undefined {
  if (!present('pii-dev.jsonl')) return undefined;
  const lines = readFileSync(join(dataFolder, 'pii-dev.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Annotated);
}

export function xssLines(): readonly string[] | undefined {
  return present('xss-dev.txt') ? readFileSync(join(dataFolder, 'xss-dev.txt'), 'utf8').trim().split('\n') : undefined;
}
