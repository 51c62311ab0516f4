import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import type { PlayedKey } from '#test/support/mistral/keyring.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Keys that lie elsewhere', () => {
  const dead = makeMistralKey();
  let place: TemporaryFolder;
  let mistral: Player;
  let code: Workbench;
  let lying: PlayedKey;
  let remote: PlayedKey;

  const file = (name: string) => join(place.path, 'shop', name);
  const keys = () => code.view('Keys');

  suiteSetup(async () => {
    place = await temporaryFolder();
    mistral = await startMistral();
    lying = mistral.keys.add({ name: 'lying' });
    remote = mistral.keys.add({ name: 'remote' });
    await mkdir(file(''));
    await writeFile(file('.env'), `PORT=8080\nMISTRAL_API_KEY=${lying.raw}\nDEBUG=1\n`);
    await writeFile(file('.env.old'), `MISTRAL_API_KEY=${dead}\n`);
    await writeFile(join(place.path, 'key'), `${remote.raw}\n`);
    code = await openWorkbench({
      workspace: file(''),
      settings: { 'mistralGuard.api.server': mistral.url },
    });
    await code.activityBar.open('Mistral Guard');
  });

  suiteTeardown(async () => {
    await code.close();
    await mistral.stop();
    await place[Symbol.asyncDispose]();
    mistral.expectNoViolations();
  });

  test('are found, listed by their last four and their place, and all ticked', async () => {
    await keys().pressWelcome('import what lies around');
    await code.quickInput.asks('2 keys found');
    await code.quickInput.asks(`…${lying.raw.slice(-4)}`);
    await code.quickInput.asks('.env.old');
    await code.screenshot('import-found');
  });

  test('are kept when Mistral vouches for them, and the others stay where they are', async () => {
    await code.quickInput.accept();
    assert.match(await code.dialog.message(), /Take key shop \(….{4}\) out of \.env\?/);
    await code.screenshot('import-take-out');
    assert.match(await code.notifications.message(/of \.env\.old/), /answers 401/);
    await keys().row('shop').shows('pass-filled');
  });

  test('are taken out with their line once they were read back, and undo brings them back', async () => {
    await code.dialog.press('Take Out');
    await until(
      () => readFile(file('.env'), 'utf8'),
      (text) => text === 'PORT=8080\nDEBUG=1\n',
    );
    assert.match(await readFile(file('.env.old'), 'utf8'), new RegExp(dead));
    await code.editor.surface.click();
    await code.page.keyboard.press('ControlOrMeta+KeyZ');
    await until(
      () => code.editor.text(),
      (text) => text.includes('MISTRAL_API_KEY='),
    );
    await code.page.keyboard.press('ControlOrMeta+KeyY');
    await code.editor.save();
  });

  test('may stay in a secret manager: the way there is asked for, and an answer that cannot be is pointed out', async () => {
    await code.palette.runCommand('Mistral Guard: Add Key from a Secret Manager…');
    await code.quickInput.asks('Where does the key live?');
    await code.screenshot('remote-managers');
    await code.quickInput.choose('HashiCorp Vault');
    await code.quickInput.type('http://vault.example.com');
    await code.quickInput.asks('begins with https://');
    await code.quickInput.cancel();
  });

  test('are fetched, checked and shown with where they live, and no copy of them is stored', async () => {
    await code.palette.runCommand('Mistral Guard: Add Key from a Secret Manager…');
    await code.quickInput.choose('A command');
    await code.quickInput.asks('A program that prints the key');
    await code.quickInput.type(`cat "${join(place.path, 'key')}"`);
    await code.quickInput.accept();
    await code.quickInput.asks('if the value is JSON');
    await code.quickInput.accept();
    await code.quickInput.asks('A name to tell this key by');
    await code.quickInput.type('team');
    await code.quickInput.accept();
    await keys().row('team').shows('pass-filled');
    assert.match(await keys().row('team').hover(), /Lives in: what the program cat tells/);
    await code.screenshot('remote-key');
  });

  test('are rotated where they live', async () => {
    await code.palette.runCommand('Mistral Guard: Rotate Key…');
    await code.quickInput.choose('team');
    assert.match(await code.notifications.message(/lives in/), /Rotate it there/);
  });
});
