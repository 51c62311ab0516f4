import assert from 'node:assert/strict';
import { gitIn } from '#test/support/workbench/furnish.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import type { Desk, Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('The walkthrough', () => {
  let room: Room;
  let code: Workbench;

  suiteSetup(async () => {
    room = await openRoom({ furnish });
    ({ code } = room);
  });

  suiteTeardown(() => room.leave());

  async function open(step: string): Promise<void> {
    await code.palette.runCommand('Mistral Guard: Get Started');
    await code.walkthrough.open(step);
  }

  test('has five steps, none done for a person who did nothing', async () => {
    await open('Add a key');
    assert.deepEqual(await code.walkthrough.titles(), [
      'Add a key',
      'Look for leaks',
      'Fix one finding',
      'Open a terminal with the key',
      'Turn on the guards',
    ]);
    assert.equal(await code.page.locator('.gettingStartedSlideDetails .codicon.complete').count(), 0);
    await code.screenshot('walkthrough');
  });

  test('a scan is a step done', async () => {
    await open('Look for leaks');
    await code.walkthrough.press('Scan Workspace');
    await code.walkthrough.done('Look for leaks');
    await code.screenshot('walkthrough-scanned');
  });

  test('moving the key to the vault is two: the finding is fixed, and a key is kept', async () => {
    await code.editor.openFile('service.py');
    await code.editor.surface.locator('.squiggly-error').first().waitFor();
    await code.editor.goTo(1, 30);
    await code.editor.applyQuickFix('Move key to vault and read it from the environment');
    await code.notifications.message(/is in the vault/);
    await open('Fix one finding');
    await code.walkthrough.done('Fix one finding');
    await code.walkthrough.done('Add a key');
  });

  test('a terminal with the key', async () => {
    await open('Open a terminal with the key');
    await code.walkthrough.press('New Terminal with Key');
    await code.dialog.press('Open Terminal');
    await code.walkthrough.done('Open a terminal with the key');
  });

  test('the guards, and with them all of it', async () => {
    await open('Turn on the guards');
    await code.walkthrough.press('Warn before Commits');
    await code.walkthrough.done('Turn on the guards');
    await code.screenshot('walkthrough-done');
  });
});

suite('The walkthrough, for somebody who began without it', () => {
  test('what was done before the steps were ever seen is done', async () => {
    const before = await openRoom({ name: 'before' });
    try {
      await addKey(before.code, 'production', before.mistral.keys.add({ kind: 'studio', name: 'laptop' }).raw);
      await before.code.notifications.message(/^Key production .*works/);
      await before.code.reload();
      await before.code.palette.runCommand('Mistral Guard: Get Started');
      await before.code.walkthrough.done('Add a key');
    } finally {
      await before.leave();
    }
  });
});

async function furnish(desk: Desk): Promise<void> {
  gitIn(desk, 'init', '--quiet');
  await desk.write('service.py', `client = Mistral(api_key="${desk.mistral.keys.add().raw}")\n`);
}
