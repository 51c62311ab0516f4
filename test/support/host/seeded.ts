import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject, root } from '#test/support/project.ts';
import type { Seed } from '#test/support/vault/everyState.ts';

/** Before it activates, it finds in its storage what it would have kept in an earlier session. */
const seeding = `
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const real = require('./dist/extension.js');
exports.activate = async (context) => {
  const { index, secrets } = JSON.parse(readFileSync(join(__dirname, 'seed.json'), 'utf8'));
  await context.globalState.update('keys.index', index);
  for (const [name, value] of Object.entries(secrets)) await context.secrets.store(name, value);
  return real.activate(context);
};
`;

/** Our extension, as built, in a folder of its own, for somebody who has these keys. */
export async function seededExtension(folder: string, seed: Seed): Promise<{ extensionDevelopmentPath: string }> {
  await mkdir(folder, { recursive: true });
  const manifest = await englishManifest();
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ ...manifest, main: './seeded.cjs', type: 'commonjs' }),
  );
  for (const part of ['dist', 'media']) await symlink(inProject(part), join(folder, part), 'junction');
  await writeFile(join(folder, 'seeded.cjs'), seeding);
  await writeFile(join(folder, 'seed.json'), JSON.stringify(seed));
  return { extensionDevelopmentPath: folder };
}

/** With its words written in: of a manifest that is not an installed package's, VS Code leaves them out. */
async function englishManifest(): Promise<object> {
  const words: Record<string, string> = JSON.parse(await readFile(join(root, 'package.nls.json'), 'utf8'));
  const named = (_name: string, value: unknown) =>
    typeof value === 'string' ? value.replace(/^%([\w.]+)%$/, (whole, key: string) => words[key] ?? whole) : value;
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8'), named);
}
