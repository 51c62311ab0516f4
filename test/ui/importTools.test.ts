import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** Where other tools leave a key in a person's home, as they write it, in the order in which the places are looked at. */
const tools: readonly (readonly [file: string, named: string, text: (key: string) => string])[] = [
  ['.vibe/.env', 'Vibe’s .env', (key) => `MISTRAL_API_KEY='${key}'\n`],
  [
    '.continue/config.yaml',
    'Continue’s config.yaml',
    (key) => `name: Local\nmodels:\n  - name: Codestral\n    provider: mistral\n    apiKey: ${key}\n`,
  ],
  [
    '.continue/config.json',
    'Continue’s config.json',
    (key) => json({ models: [{ title: 'Mistral', provider: 'mistral', apiKey: key }] }),
  ],
  ['.continue/.env', 'Continue’s .env', (key) => `MISTRAL_API_KEY=${key}\n`],
  ['.cline/data/secrets.json', 'Cline’s secrets.json', (key) => json({ mistralApiKey: key })],
  [
    '.cline/data/settings/providers.json',
    'Cline’s providers.json',
    (key) => json({ providers: { mistral: { settings: { provider: 'mistral', apiKey: key } } } }),
  ],
];

suite('Keys of other tools', () => {
  const before = { ...process.env };
  const keys = new Map<string, string>();
  let place: TemporaryFolder;
  let mistral: Player;
  let code: Workbench;

  const at = (...path: readonly string[]) => join(place.path, ...path);

  async function put(file: string, text: string): Promise<void> {
    await mkdir(dirname(at(file)), { recursive: true });
    await writeFile(at(file), text);
  }

  function issue(name: string): string {
    const { raw } = mistral.keys.add({ kind: 'studio', name });
    keys.set(name, raw);
    return raw;
  }

  suiteSetup(async () => {
    place = await temporaryFolder();
    mistral = await startMistral();
    for (const [file, , text] of tools) await put(`home/${file}`, text(issue(file)));
    Object.assign(process.env, { HOME: at('home'), MISTRAL_API_KEY: issue('environment') });
    code = await openWorkbench({ settings: { 'mistralGuard.api.server': mistral.url } });
    await code.activityBar.open('Mistral Guard');
  });

  suiteTeardown(async () => {
    process.env = before;
    await code.close();
    await mistral.stop();
    await place[Symbol.asyncDispose]();
    mistral.expectNoViolations();
  });

  test('are found in their files and in the environment', async () => {
    await code.palette.runCommand('Mistral Guard: Import Keys…');
    await code.quickInput.asks(`${tools.length + 1} keys found`);
    for (const [, named] of tools) await code.quickInput.asks(named);
    await code.quickInput.asks('the environment of VS Code');
    await code.screenshot('import-tools');
  });

  test('are taken away from each place once the person says so, after they were kept and read back', async () => {
    await code.quickInput.accept();
    for (const [file, named] of tools) {
      assert.ok((await code.dialog.message()).includes(`out of ${named}?`), named);
      assert.match(await readFile(at('home', file), 'utf8'), new RegExp(keys.get(file) ?? ''));
      await code.dialog.press('Take Out');
      await until(
        () => readFile(at('home', file), 'utf8'),
        (text) => !text.includes(keys.get(file) ?? ''),
      );
    }
  });

  test('are in the vault, each by its last four', async () => {
    await until(
      () => code.view('Keys').rows(),
      (rows) => rows.length === keys.size,
    );
    await code.screenshot('import-tools-kept');
  });
});
