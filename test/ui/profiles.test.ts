import assert from 'node:assert/strict';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { chatView } from '#test/support/workbench/chat.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import type { Theme } from '#test/support/workbench/theme.ts';
import { themeId } from '#test/support/workbench/theme.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Profiles', () => {
  let mistral: Player;
  let code: Workbench;

  suiteSetup(async () => {
    mistral = await startMistral();
    code = await openWorkbench({ settings: { 'mistralGuard.api.server': mistral.url }, pixelRatio: 2 });
    await code.activityBar.open('Mistral Guard');
    for (const label of ['first', 'second', 'third']) {
      await addKey(code, label, mistral.keys.add({ kind: 'studio', name: label }).raw);
      await code.notifications.dismiss(new RegExp(`Key ${label} .*works`));
    }
  });

  suiteTeardown(async () => {
    await code.close();
    await mistral.stop();
    mistral.expectNoViolations();
  });

  const keys = () => code.view('Keys');
  const row = (label: string) => keys().row(label);
  const rowsAre = (expected: readonly string[]) => until(keys().rows, (rows) => rows.join() === expected.join());

  /** One line of the profile, and back to all of them. */
  async function change(line: string, answer: () => Promise<void>): Promise<void> {
    await code.quickInput.asks('What shall change?');
    await code.quickInput.choose(line);
    await answer();
    await code.quickInput.asks('What shall change?');
  }

  test('a new one needs only a name; all else is changed line by line and kept at once', async () => {
    await code.palette.runCommand('Mistral Guard: New Profile…');
    await code.quickInput.asks('New Profile');
    await code.quickInput.type('production');
    await code.quickInput.accept();
    await change('Budget', async () => {
      await code.quickInput.asks('Budget a month');
      await code.quickInput.type('20');
      await code.quickInput.accept();
    });
    await row('production').described(/\$0\.00 \/ \$20 · internal/);
  });

  test('its models are ticked in the list that Mistral gives', async () => {
    await code.quickInput.cancel();
    await row('first').dragOnto(row('production'));
    await rowsAre(['Default', 'second', 'third', 'production', 'first']);
    await row('production').pressInline('Edit Profile…');
    await change('Models', async () => {
      await code.quickInput.asks('Which models may its keys be used with?');
      await code.quickInput.tick('mistral-large-latest');
      await code.screenshot('profile-models');
      await code.quickInput.accept();
    });
    await code.quickInput.asks(/mistral-large-latest/);
    await code.screenshot('profile-form');
    await code.quickInput.cancel();
    assert.match(await row('production').hover(), /Models: mistral-large-latest/);
  });

  test('the chat asks them too, and offers only the models that are left', async () => {
    await code.palette.runCommand('Mistral Guard: Switch Profile for This Workspace…');
    await code.quickInput.choose('production');
    await row('production').described(/this workspace/);
    const chat = chatView(code.page);
    await chat.open();
    assert.match(await chat.notice(), /Profile production does not allow mistral-small-latest/);
    await code.screenshot('profile-model-refused');
    await chat.press('Choose another model');
    await code.quickInput.asks('Which model answers?');
    const offered = (await code.quickInput.items()).filter((name) => name.endsWith('-latest'));
    assert.deepEqual(offered, ['mistral-large-latest']);
    await code.quickInput.choose('mistral-large-latest');
    await until(
      () => chat.frame.locator('.notices .notice').count(),
      (count) => count === 0,
    );
    await chat.send('Say hello.');
    await chat.turn().over();
  });

  test('what was spent this month stands beside its budget', async () => {
    await row('production').described(/\$0\.01 \/ \$20/);
    assert.match((await row('production').ariaLabel()) ?? '', /\$0\.01 of \$20 this month/);
  });

  test('keys of a pool serve in the order into which they are dragged, and stay in it', async () => {
    await code.view('Chat').fold();
    await row('second').dragOnto(row('production'));
    await row('third').dragOnto(row('production'));
    await rowsAre(['Default', 'production', 'first', 'second', 'third']);
    await row('third').dragOnto(row('first'));
    await rowsAre(['Default', 'production', 'third', 'first', 'second']);
    await row('production').pressInline('Edit Profile…');
    await change('Turns', () => code.quickInput.choose('Keys take turns every hour'));
    await code.quickInput.cancel();
    await row('production').described(/pool/);
    await code.reload();
    await code.activityBar.open('Mistral Guard');
    await rowsAre(['Default', 'production', 'third', 'first', 'second']);
  });

  for (const theme of Object.keys(themeId) as Theme[])
    test(`are drawn in ${theme}`, async () => {
      await code.themes.use(theme);
      await row('production').hover();
      await code.screenshot(`profiles-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });
});
