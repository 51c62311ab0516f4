import assert from 'node:assert/strict';
import { makeMistralKey } from '#test/support/keys.ts';
import type { PlayedKey } from '#test/support/mistral/keyring.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Keys', () => {
  let room: Room;
  let mistral: Player;
  let code: Workbench;
  let raw: string;
  let spare: PlayedKey;

  suiteSetup(async () => {
    room = await openRoom({ pixelRatio: 2 });
    ({ code, mistral } = room);
    await code.activityBar.open('Mistral Guard');
  });

  suiteTeardown(() => room.leave());

  const keys = () => code.view('Keys');

  test('an empty view says what it is for and offers one action', async () => {
    assert.match(await keys().welcome(), /No keys yet/);
    await code.screenshot('keys-empty');
    await keys().pressWelcome('Add a Key');
    await code.quickInput.asks('Add API Key (1 of 2)');
  });

  test('a key that Mistral refuses is not kept, and the box stays open to try again', async () => {
    await code.quickInput.masks(true);
    await code.quickInput.type(makeMistralKey());
    await code.quickInput.accept();
    await code.quickInput.asks(/401/);
    await code.screenshot('keys-add-refused');
  });

  test('a key that works is told by its kind and workspace, and a name for it is proposed', async () => {
    raw = mistral.keys.add({ kind: 'studio', name: 'laptop' }).raw;
    await code.quickInput.type(raw);
    await code.quickInput.press('Show or hide the key');
    await code.quickInput.masks(false);
    await code.quickInput.press('Show or hide the key');
    await code.quickInput.masks(true);
    await code.quickInput.accept();
    await code.quickInput.asks('Add API Key (2 of 2)');
    assert.match(await code.quickInput.message(), /It works: Studio key of “.+”/);
    assert.equal(await code.quickInput.value(), 'main');
    await code.screenshot('keys-add-name');
  });

  test('a key pasted where the name belongs is masked, and does not become a name', async () => {
    await code.quickInput.type(makeMistralKey());
    await code.quickInput.asks('That looks like a key');
    await code.quickInput.masks(true);
    await code.quickInput.type('main');
    await code.quickInput.masks(false);
  });

  test('a key that was named is kept, becomes the default, and shows its health', async () => {
    await code.quickInput.accept();
    assert.match(await code.notifications.message(/Key main/), /works, and is now the default/);
    const row = keys().row('main');
    assert.match(await row.description(), new RegExp(`…${raw.slice(-4)} · default`));
    await row.shows('pass-filled');
    assert.match(await code.statusBar.text(/^Mistral Guard/), /Mistral/);
    assert.match(await code.statusBar.hover(/^Mistral Guard/), /Key main works/);
    await code.screenshot('keys-one');
  });

  test('a second key is told apart, renamed with the keyboard, and made the default with a click', async () => {
    spare = mistral.keys.add({ kind: 'studio', name: 'spare' });
    await addKey(code, 'spare', spare.raw);
    await keys().row('spare').select();
    await code.page.keyboard.press('F2');
    await code.quickInput.asks('Rename Key spare');
    await code.quickInput.type('staging');
    await code.quickInput.accept();
    await keys().row('staging').pressInline('Use as Default');
    await keys()
      .row('staging')
      .described(/default/);
  });

  test('a key that was revoked turns red after a check, in the tree and in the status bar', async () => {
    mistral.keys.remove(spare.id);
    await keys().row('staging').pressInline('Check Key');
    assert.match(await code.notifications.message(/answers 401/), /Key staging answers 401/);
    await keys().row('staging').shows('error');
    await code.statusBar.item(/answers 401/).waitFor();
    await code.screenshot('keys-dead');
  });

  test('deleting one that still works asks first, and Enter does not delete it', async () => {
    await askToDelete('main');
    assert.match(await code.dialog.detail(), /goes on working until you delete it at Mistral too/);
    await code.screenshot('keys-delete');
    assert.ok((await code.dialog.buttons()).includes('Delete'));
    await code.page.keyboard.press('Enter');
    await until(code.dialog.message, (message) => /open the external website/.test(message));
    await code.dialog.press('Cancel');
    await keys().row('main').element.waitFor();
  });

  test('a dead one is gone after that, and after a reload too', async () => {
    await askToDelete('staging');
    assert.match(await code.dialog.detail(), /Mistral refuses this key already/);
    await code.dialog.press('Delete');
    await keys().hasNoRow('staging');
    await code.reload();
    await code.activityBar.open('Mistral Guard');
    await keys().row('main').element.waitFor();
    await keys().hasNoRow('staging');
  });

  async function askToDelete(label: string): Promise<void> {
    await keys().row(label).openContextMenu();
    await code.contextMenu.choose('Delete Key…');
    assert.match(await code.dialog.message(), new RegExp(`Delete key ${label}`));
  }
});
