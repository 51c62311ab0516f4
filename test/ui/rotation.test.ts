import assert from 'node:assert/strict';
import type { PlayedKey } from '#test/support/mistral/keyring.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import type { Theme } from '#test/support/workbench/theme.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Rotation', () => {
  let room: Room;
  let mistral: Player;
  let code: Workbench;
  let first: PlayedKey;

  suiteSetup(async () => {
    room = await openRoom();
    ({ code, mistral } = room);
    await code.activityBar.open('Mistral Guard');
    first = mistral.keys.add({ kind: 'studio', name: 'first' });
    await add('main', first.raw);
  });

  suiteTeardown(() => room.leave());

  const keys = () => code.view('Keys');

  async function add(label: string, raw: string): Promise<void> {
    await addKey(code, label, raw);
    await code.notifications.dismiss(new RegExp(`Key ${label} .*works`));
  }

  /** VS Code shows no fourth message within 0.8 s; a person takes longer to read one. */
  const readOn = () => code.page.waitForTimeout(1_000);

  const answers = (key: PlayedKey) => mistral.keys.admit(key.raw) !== undefined;

  test('without an Admin key leads to the console, and waits there for the new key', async () => {
    await keys().row('main').pressInline('Rotate Key…');
    assert.match(await code.dialog.message(), /Rotate key main in Mistral’s console/);
    assert.match(await code.dialog.detail(), /Delete the old key \(….{4}\)/);
    assert.match(await code.dialog.detail(), /With an Admin key added here/);
    await code.screenshot('rotation-before');
    await code.dialog.press('Open Console');
    assert.match(await code.dialog.message(), /open the external website/);
    await code.dialog.press('Cancel');
    await code.quickInput.asks('Rotate Key main');
    await code.screenshot('rotation-paste');
  });

  test('that is left waits on the row of its key, and goes on from there', async () => {
    await code.quickInput.cancel();
    await keys().row('main').shows('sync');
    await keys()
      .row('main')
      .described(/rotation waits/);
    await code.screenshot('rotation-waiting');
    await code.notifications.press(/rotation of key main waits/, 'Continue');
    await code.quickInput.asks('Rotate Key main');
    await code.quickInput.cancel();
    await code.notifications.dismiss(/rotation of key main waits/);
    await keys().row('main').pressInline('Continue Rotation');
    await code.quickInput.asks('Rotate Key main');
  });

  test('takes no key that is already here', async () => {
    await code.quickInput.type(first.raw);
    await code.quickInput.accept();
    await code.quickInput.asks('already here as main');
  });

  test('puts the new key to use, and says that the old one still answers', async () => {
    const second = mistral.keys.add({ kind: 'studio', name: 'second' });
    await code.quickInput.type(second.raw);
    await code.quickInput.accept();
    await keys().row('old main').shows('history');
    await keys()
      .row('old main')
      .described(/retiring, still answers/);
    await keys()
      .row('main')
      .described(new RegExp(`…${second.raw.slice(-4)} · default`));
    assert.match(await code.notifications.message(/still answers/), /Delete it in Mistral’s console/);
    await code.screenshot('rotation-still-answers');
  });

  test('is done once the old key was revoked and answers 401', async () => {
    mistral.keys.remove(first.id);
    await readOn();
    await code.notifications.press(/still answers/, 'Ask Again');
    assert.match(await code.notifications.message(/Key main is rotated/), /the old one \(….{4}\) now answers 401/);
    await keys().hasNoRow('old main');
  });

  test('with an Admin key makes the new key, and deletes the old one by itself', async () => {
    await add('admin', mistral.keys.add({ kind: 'admin', name: 'admin' }).raw);
    const old = mistral.keys.all().find(({ name }) => name === 'second');
    assert.ok(old);
    await keys().row('main').pressInline('Rotate Key…');
    await code.quickInput.asks('With your Admin key');
    await code.screenshot('rotation-how');
    await code.quickInput.accept();
    await code.quickInput.asks('180 days');
    await code.quickInput.choose('90 days');
    await code.quickInput.asks('Ten minutes');
    await code.screenshot('rotation-grace');
    await code.quickInput.choose('At once');
    await keys()
      .row('main')
      .described(/expires in/);
    await keys().hasNoRow('old main');
    assert.equal(answers(old), false);
    const made = mistral.keys.all().find(({ name }) => name.startsWith('main · '));
    assert.ok(made && answers(made));
    await keys()
      .row('main')
      .described(new RegExp(`…${made.raw.slice(-4)} · default · expires in`));
  });

  test('leaves one default key, that works', async () => {
    await readOn();
    await keys().row('main').pressInline('Check Key');
    await until(
      () => code.notifications.messages(),
      (texts) => texts.some((text) => /Key main works/.test(text)),
    );
    assert.deepEqual((await keys().rows()).sort(), ['admin', 'main']);
  });

  const themes: readonly Theme[] = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];
  for (const theme of themes)
    test(`is drawn in ${theme}`, async () => {
      await code.themes.use(theme);
      const name = theme.toLowerCase().replaceAll(' ', '-');
      assert.match(await code.statusBar.hover(/^Mistral Guard/), /main …/);
      await code.screenshot(`status-${name}`);
      assert.match(await keys().row('main').hover(), /Workspace: /);
      await code.screenshot(`tooltip-${name}`);
    });
});
