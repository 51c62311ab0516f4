import { cpSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMistralKey } from '#test/support/keys.ts';
import { inProject } from '#test/support/project.ts';

const placeholder = /\{\{key:(\w+)\}\}/g;

/** Keys by the names that the demo's files call them: the same name is the same key. */
export type DemoKeys = ReadonlyMap<string, string>;

/** Writes the demo workspace into a folder. No key lies in this repository: they are filled in here, and nobody owns them. */
export function makeWorkspace(folder: string, makeKey: (name: string) => string = makeMistralKey): DemoKeys {
  const keys = new Map<string, string>();
  const keyNamed = (name: string): string => {
    const key = keys.get(name) ?? makeKey(name);
    keys.set(name, key);
    return key;
  };
  cpSync(inProject('test/demo/workspace'), folder, { recursive: true });
  renameSync(join(folder, 'env.template'), join(folder, '.env'));
  for (const file of ['.env', ...globSync('**/*.{py,ts,yaml,ipynb}', { cwd: folder })]) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(
      join(folder, file),
      text.replaceAll(placeholder, (_, name: string) => keyNamed(name)),
    );
  }
  return keys;
}
