import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { Project } from '#core/rules/syntax/source.ts';

/** One example beside a rule: `fires path: sentence` or `fires path [sdk 2.1.0]: sentence`, then the source between two lines with a dot. */
export interface Fixture {
  readonly rule: string;
  readonly fires: boolean;
  readonly path: string;
  readonly project: Project;
  readonly title: string;
  readonly text: string;
}

const block = /^(fires|quiet) (\S+?)(?: \[sdk ([\d.]+)\])?: (.+)\n\.\n([\s\S]*?)\n?\.\n/gm;

/** Every fixture, with a fresh random key wherever one is called for. */
export function readFixtures(file: string): readonly Fixture[] {
  const content = readFileSync(file, 'utf8');
  const fixtures = [...content.matchAll(block)].map(([, says, path = '', sdk, title = '', text = '']) => ({
    rule: /(\w+)\.txt$/.exec(file)?.[1] ?? file,
    fires: says === 'fires',
    path,
    project: sdk === undefined ? {} : { sdk: { script: sdk, python: sdk } },
    title,
    text: `${text}\n`.replaceAll('{{key}}', freshKey),
  }));
  const titles = content.match(/^(?:fires|quiet) /gm)?.length ?? 0;
  if (titles !== fixtures.length) throw new Error(`${file}: ${titles} titles but ${fixtures.length} fixtures`);
  return fixtures;
}

export const fixtureFiles = (folder: string): readonly string[] => globSync(`src/core/rules/${folder}/*.txt`);

/** The shape of a Mistral key: 32 letters and digits. */
export function freshKey(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
  return Array.from(randomBytes(32), (byte) => letters[byte % letters.length]).join('');
}
