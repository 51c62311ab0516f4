import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeMistralKey } from '#test/support/keys.ts';
import { inProject } from '#test/support/project.ts';

/** The fake keys that were planted, by the name they have in the template. */
export type PlantedKeys = ReadonlyMap<string, string>;

/** Copies the demo to a folder, with fresh fake keys, as a repository whose files are tracked. */
export async function makeWorkspace(folder: string): Promise<PlantedKeys> {
  await cp(inProject('test/demo/workspace'), folder, { recursive: true });
  await rename(join(folder, 'env.template'), join(folder, '.env'));
  const planted = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await plant(join(entry.parentPath, entry.name), planted);
  await git(folder, 'init', '--quiet');
  await git(folder, 'add', '--all');
  return planted;
}

async function plant(file: string, planted: Map<string, string>): Promise<void> {
  const template = await readFile(file, 'utf8');
  const filled = template.replaceAll(/\{\{key:(\w+)\}\}/g, (_, name: string) => {
    const key = planted.get(name) ?? makeMistralKey();
    planted.set(name, key);
    return key;
  });
  if (filled !== template) await writeFile(file, filled);
}

const git = (cwd: string, ...args: readonly string[]) => promisify(execFile)('git', args, { cwd });
