import assert from 'node:assert/strict';
import { join } from 'node:path';
import { makeMistralKey } from '#test/support/keys.ts';
import type { PlayedKey } from '#test/support/mistral/keyring.ts';
import type { Desk, Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Keys that lie elsewhere', () => {
  const dead = makeMistralKey();
  let room: Room;
  let code: Workbench;
  let lying: PlayedKey;

  const keys = () => code.view('Keys');

  async function furnish({ mistral, write }: Desk): Promise<void> {
    lying = mistral.keys.add({ name: 'lying' });
    await write('.env', `PORT=8080\nMISTRAL_API_KEY=${lying.raw}\nDEBUG=1\n`);
    await write('.env.old', `MISTRAL_API_KEY=${dead}\n`);
    await write('../key', `${mistral.keys.add({ name: 'remote' }).raw}\n`);
  }

  suiteSetup(async () => {
    room = await openRoom({ name: 'shop', furnish });
    ({ code } = room);
    await code.activityBar.open('Mistral Guard');
  });

  suiteTeardown(() => room.leave());

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
      () => room.read('.env'),
      (text) => text === 'PORT=8080\nDEBUG=1\n',
    );
    assert.match(await room.read('.env.old'), new RegExp(dead));
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
    await code.quickInput.type(`cat "${join(room.folder, '../key')}"`);
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
