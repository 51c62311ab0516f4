import assert from 'node:assert/strict';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Keys', () => {
  let mistral: Player;
  let code: Workbench;

  suiteSetup(async () => {
    mistral = await startMistral();
    code = await openWorkbench({ machineSettings: { 'mistralGuard.api.server': mistral.url }, pixelRatio: 2 });
    await code.activityBar.open('Mistral Guard');
  });

  suiteTeardown(async () => {
    await code.close();
    await mistral.stop();
    mistral.expectNoViolations();
  });

  test('an empty view says what it is for and offers one action', async () => {
    assert.match(await code.view('Keys').welcome(), /No keys yet/);
    await code.screenshot('keys-empty');
    await code.view('Keys').pressWelcome('Add a Key');
    await code.quickInput.asks('Add API Key (1 of 2)');
  });

  test('a key that Mistral refuses is not kept, and the box stays open to try again', async () => {
    await code.quickInput.accept();
    await code.quickInput.asks('Add API Key (2 of 2)');
    assert.equal(await code.quickInput.kind(), 'password');
    await code.quickInput.type(makeMistralKey());
    await code.quickInput.accept();
    await code.quickInput.asks(/401/);
    await code.screenshot('keys-add-refused');
  });

  test('a key that works is kept, becomes the default, and shows its health', async () => {
    const key = mistral.keys.add({ kind: 'studio', name: 'laptop' });
    await code.quickInput.type(key.raw);
    await code.quickInput.press('Show or hide the key');
    assert.equal(await code.quickInput.kind(), 'text');
    await code.quickInput.press('Show or hide the key');
    await code.quickInput.accept();
    assert.match(await code.notifications.message(/Key main/), /works/);
    const row = code.view('Keys').row('main');
    assert.match(await row.description(), new RegExp(`…${key.raw.slice(-4)} · default`));
    assert.equal(await row.icon(), 'pass-filled');
    assert.match(await code.statusBar.text('Mistral key health'), /Mistral/);
    await code.screenshot('keys-one');
  });
});
