import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('The walkthrough', () => {
  let mistral: Player;
  let place: TemporaryFolder;
  let code: Workbench;

  suiteSetup(async () => {
    mistral = await startMistral();
    place = await temporaryFolder();
    const folder = join(place.path, 'desk');
    await mkdir(folder);
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    await writeFile(join(folder, 'service.py'), `client = Mistral(api_key="${mistral.keys.add().raw}")\n`);
    code = await openWorkbench({ workspace: folder, settings: { 'mistralGuard.api.server': mistral.url } });
  });

  suiteTeardown(async () => {
    await code.close();
    await place[Symbol.asyncDispose]();
    await mistral.stop();
    mistral.expectNoViolations();
  });

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
