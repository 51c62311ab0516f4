import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { presets } from '#core/guard/policy/policy.ts';
import { Secret } from '#core/vault/secret.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { SettingName, SettingRow } from '#platform/vscode/manifest/settings.ts';
import { settingId, settings } from '#platform/vscode/manifest/settings.ts';
import { eventually } from '#test/support/host/eventually.ts';
import type { KeyWorld } from '#test/support/host/keyWorld.ts';
import { openKeyWorld } from '#test/support/host/keyWorld.ts';
import { memoryFiles } from '#test/support/host/memoryFiles.ts';
import { closeAll, diagnosticsIn, fileNamed, write } from '#test/support/host/workspaceFiles.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { faults } from '#test/support/mistral/faults.ts';

const rows = Object.entries(settings) as [SettingName, SettingRow][];
/** What a check of a key asks. */
const asked = ['/v1/models', '/v1/users/me'] as const;

const leak = () => `MISTRAL_API_KEY = "${makeMistralKey()}"\n`;

/** What a settings file may say by mistake. */
const wrong = { string: 7, number: 'many', boolean: 'no', array: { 0: 'a' }, object: [1] } as const;

/** Of the right type, and not what it would be otherwise. */
function otherThan({ type, choices, minimum = 0, default: usual }: SettingRow): unknown {
  if (choices !== undefined) return Object.keys(choices).find((choice) => choice !== usual);
  const others = {
    string: 'https://evil.example',
    number: minimum + 1,
    boolean: usual !== true,
    array: ['**'],
    object: {},
  };
  return others[type];
}

/** The settings that the open folder decides. */
function taken(): readonly string[] {
  const configuration = vscode.workspace.getConfiguration('mistralGuard', fileNamed('service.py'));
  return rows.map(([name]) => name).filter((name) => configuration.inspect(name)?.workspaceValue !== undefined);
}

/** One setting of each type: each is written by itself, which takes VS Code its time. */
const ofEachType = [...new Map(rows.map((row) => [row[1].type, row])).values()];

suite('On a bad day', () => {
  let world: KeyWorld;

  suiteSetup(async () => {
    world = await openKeyWorld();
  });
  setup(() => world.forget());
  teardown(closeAll);
  suiteTeardown(() => world.close());

  const stateOf = (id: string) => world.services.vault.list().find(({ record }) => record.id === id)?.state.is;

  test('the network is cut: a key is not reachable, and not given up', async () => {
    const { vault } = world.services;
    const key = new Secret(world.mistral.keys.add({ kind: 'studio' }).raw);
    const added = await vault.add({ label: 'cut off', key, addedFrom: 'test', host: world.mistral.url });
    assert.ok(added.ok);
    for (const path of asked) world.mistral.always(path, faults.disconnect());
    await vault.check(added.value.id);
    assert.equal(stateOf(added.value.id), 'offline');
    for (const path of asked) world.mistral.always(path);
    await vault.check(added.value.id);
    assert.equal(stateOf(added.value.id), 'ok');
  });

  test('50,000 files: the scan comes to its end and finds the five among them that leak', async () => {
    const folder = fileNamed('many').fsPath;
    await Promise.all(
      Array.from({ length: 500 }, async (_, folderNumber) => {
        const place = join(folder, String(folderNumber));
        await mkdir(place, { recursive: true });
        for (let file = 0; file < 100; file++)
          await writeFile(join(place, `${file}.py`), folderNumber % 100 === 7 && file === 42 ? leak() : 'pass\n');
      }),
    );
    await vscode.commands.executeCommand(commandId('scanWorkspace'));
    for (const number of [7, 107, 207, 307, 407]) await diagnosticsIn(fileNamed(`many/${number}/42.py`), 1);
    await rm(folder, { recursive: true });
  }).timeout(240_000);

  test('a file of a virtual folder is looked at, and nothing is offered for it that needs a disk', async () => {
    using files = memoryFiles('vscode-vfs', { '/service.py': leak() });
    const document = await vscode.workspace.openTextDocument(files.uri('/service.py'));
    const [found] = await diagnosticsIn(document.uri, 1);
    const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found?.range,
    );
    const ours = offered
      .flatMap(({ command }) => command?.command ?? [])
      .filter((id) => id.startsWith('mistralGuard.'));
    assert.ok(ours.includes(commandId('ignoreFinding')), ours.join());
    assert.ok(!ours.includes(commandId('untrackDotenv')), ours.join());
  });

  test('settings of the wrong type: each counts as its default, and the scanner goes on', async () => {
    const configuration = vscode.workspace.getConfiguration('mistralGuard');
    const before = ofEachType.map(([name]) => [name, configuration.inspect(name)?.globalValue] as const);
    for (const [name, row] of ofEachType)
      await configuration.update(name, wrong[row.type], vscode.ConfigurationTarget.Global);
    try {
      for (const [name, row] of ofEachType) assert.deepEqual(world.services.settings.get(name), row.default, name);
      assert.deepEqual(world.services.guard.policy().policy, presets.standard);
      await world.open('wrong.py', leak());
    } finally {
      for (const [name, value] of before) await configuration.update(name, value, vscode.ConfigurationTarget.Global);
    }
  }).timeout(120_000);

  test('a repository that sets everything it can decides what is looked at, and nothing that sends or guards', async () => {
    const file = fileNamed('.vscode/settings.json').fsPath;
    const before = await readFile(file, 'utf8').catch(() => undefined);
    const hostile = Object.fromEntries(rows.map(([name, row]) => [settingId(name), otherThan(row)]));
    await write('.vscode/settings.json', JSON.stringify(hostile));
    try {
      await eventually(taken, (names) => names.length > 0);
      assert.deepEqual(taken(), ['scan.run', 'scan.exclude', 'scan.maxFileSizeKB', 'statusBar.visible']);
      for (const [name, row] of rows)
        if (!taken().includes(name) && name !== 'api.server')
          assert.deepEqual(world.services.settings.get(name), row.default, name);
      assert.equal(world.services.settings.get('api.server'), world.mistral.url);
    } finally {
      if (before === undefined) await rm(file);
      else await writeFile(file, before);
    }
  });
});
