import assert from 'node:assert/strict';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { gitIn, keyless } from '#test/support/workbench/furnish.ts';
import type { Desk, Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Guards', () => {
  let room: Room;
  let mistral: Player;
  let code: Workbench;

  suiteSetup(async () => {
    room = await openRoom({
      furnish,
      settings: { 'terminal.integrated.shellIntegration.enabled': true },
    });
    ({ code, mistral } = room);
    await code.activityBar.open('Mistral Guard');
  });

  suiteTeardown(() => room.leave());

  const clear = () => code.palette.runCommand('Notifications: Clear All Notifications');

  test('a folder without findings says so, and offers to look again', async () => {
    await code.view('Findings').pressWelcome('Scan Workspace');
    await code.view('Findings').row('Scan again').element.waitFor();
    assert.deepEqual(await code.view('Findings').rows(), ['Nothing found in 2 files, just now', 'Scan again']);
    await code.screenshot('findings-clean');
  });

  test('a key that is pasted into code never reaches the file', async () => {
    const { raw } = mistral.keys.add();
    await code.editor.openFile('service.py');
    await code.editor.goTo(3, 27);
    await code.page.evaluate((text) => navigator.clipboard.writeText(text), raw);
    await code.page.keyboard.press('ControlOrMeta+KeyV');
    assert.match(await code.notifications.message(/is in the vault/), /reads it from the environment/);
    await code.screenshot('guards-paste');
    await code.editor.save();
    assert.equal(
      await room.read('service.py'),
      'import os\nfrom mistralai import Mistral\n\nclient = Mistral(api_key=os.environ["MISTRAL_API_KEY"])\n',
    );
    await clear();
  });

  test('a key that is typed into a terminal is pointed out', async () => {
    const { raw } = mistral.keys.add();
    await code.terminal.open();
    await code.terminal.run(`export MISTRAL_API_KEY=${raw}; echo fir''st`, 'first');
    const said = await code.notifications.message(/was typed into a command line/);
    assert.match(said, new RegExp(`^A key \\(…${raw.slice(-4)}\\)`));
    assert.ok((await code.notifications.buttons(/was typed into/)).includes('Add Key to Vault…'));
    await code.screenshot('guards-terminal');
    await clear();
    await code.palette.runCommand('View: Toggle Panel Visibility');
  });

  test('before a commit VS Code asks about what was found', async () => {
    await code.palette.runCommand('Mistral Guard: Warn before Commits with Findings');
    assert.match(await code.notifications.message(/before it commits/), /Commits from a terminal are not asked about/);
    await clear();
    await room.write('staged.py', `MISTRAL_API_KEY = "${mistral.keys.add().raw}"\n`);
    gitIn(room, 'add', 'staged.py');
    await code.editor.openFile('staged.py');
    await code.editor.surface.locator('.squiggly-error').first().waitFor();
    await code.palette.runCommand('Git: Refresh');
    await code.palette.runCommand('Git: Commit Staged');
    // A question without a second paragraph stands where that would.
    assert.match(await code.dialog.detail(), /'staged\.py'/);
    await code.screenshot('guards-commit');
    await code.dialog.press('Cancel');
    const log = gitIn(room, 'status', '--short');
    assert.match(log, /^A {2}staged\.py$/m);
  });

  test('a key in the user’s own settings is underlined', async () => {
    const { raw } = mistral.keys.add();
    await code.palette.runCommand('Preferences: Open User Settings (JSON)');
    await code.page.getByRole('tab', { name: 'settings.json', selected: true }).waitFor();
    await code.editor.surface.locator('.view-line').first().click();
    await code.page.keyboard.press('ControlOrMeta+End');
    await code.page.keyboard.press('ArrowLeft');
    await code.page.keyboard.press('ArrowLeft');
    await code.editor.insert(`,\n  "mistral.apiKey": "${raw}"`);
    await code.problems.open();
    await code.problems.row(new RegExp(`Mistral key …${raw.slice(-4)}`)).waitFor();
    await code.screenshot('guards-settings');
  });

  test('so is one in a text that was never saved', async () => {
    const { raw } = mistral.keys.add();
    await code.palette.runCommand('File: New Untitled Text File');
    await code.editor.insert(`MISTRAL_API_KEY=${raw}`);
    await code.problems.open();
    await code.problems.row(new RegExp(`Mistral key …${raw.slice(-4)}`)).waitFor();
  });
});

async function furnish(desk: Desk): Promise<void> {
  gitIn(desk, 'init', '--quiet');
  await desk.write('service.py', keyless);
  await desk.write('staged.py', 'print("mistral")\n');
}
