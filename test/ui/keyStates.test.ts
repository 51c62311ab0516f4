import assert from 'node:assert/strict';
import type { KeyState } from '#core/vault/state.ts';
import { contactSheet } from '#test/support/workbench/contactSheet.ts';
import { keyless } from '#test/support/workbench/furnish.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import { secretShelf } from '#test/support/workbench/secretShelf.ts';
import type { Theme } from '#test/support/workbench/theme.ts';
import { themeId } from '#test/support/workbench/theme.ts';
import { troubleKeys } from '#test/support/workbench/troubledKeys.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

interface Look {
  readonly label: string;
  readonly icon: string;
  /** Beside the label, and in what is spoken of the row. */
  readonly words: RegExp;
  /** In the tooltip, and in what is spoken of the status bar, when it is the key in use. */
  readonly sentence: RegExp;
  readonly status: RegExp;
}

/** All keys are locked, or none. */
type Single = Exclude<KeyState['is'], 'locked'>;

const looks: Readonly<Record<Single, Look>> = {
  ok: { label: 'ok', icon: 'pass-filled', words: /^/, sentence: /Key ok works\. Checked /, status: /^Mistral$/ },
  unchecked: {
    label: 'unchecked',
    icon: 'circle-outline',
    words: /not checked yet/,
    sentence: /Key unchecked has not been checked yet\./,
    status: /^Mistral$/,
  },
  expiring: {
    label: 'expiring',
    icon: 'warning',
    words: /expires in 4 d/,
    sentence: /Key expiring expires in 4 days\. Requests with it will fail then\./,
    status: /^4 d$/,
  },
  expired: {
    label: 'expired',
    icon: 'error',
    words: /expired 2 d ago/,
    sentence: /Key expired expired 2 d ago\. Requests with it fail\./,
    status: /^Mistral key$/,
  },
  invalid: {
    label: 'invalid',
    icon: 'error',
    words: /answers 401/,
    sentence: /Key invalid answers 401\. Requests with it fail\./,
    status: /^Mistral key$/,
  },
  forbidden: {
    label: 'forbidden',
    icon: 'error',
    words: /not allowed/,
    sentence: /Key forbidden answers 403\. It is alive/,
    status: /^Mistral key$/,
  },
  limited: {
    label: 'limited',
    icon: 'watch',
    words: /limited for \d\d min/,
    sentence: /Key limited has reached its rate limit\. Requests with it fail for \d\d minutes\./,
    status: /^Mistral limited$/,
  },
  offline: {
    label: 'offline',
    icon: 'debug-disconnect',
    words: /not reachable/,
    sentence: /Mistral could not be reached\. Key offline last worked /,
    status: /^Mistral$/,
  },
  lost: {
    label: 'lost',
    icon: 'error',
    words: /lost/,
    sentence: /Key lost is gone from this machine\./,
    status: /^Mistral key$/,
  },
  retiring: {
    label: 'old ok',
    icon: 'history',
    words: /retiring, still answers/,
    sentence: /Key old ok has been replaced but still answers\./,
    status: /^Mistral$/,
  },
};

const states = Object.keys(looks) as Single[];
/** A key that was replaced is not put to use again. */
const servable = states.filter((state) => state !== 'retiring');

const ours = /^Mistral Guard/;
const sideBar = { x: 0, y: 0, width: 360, height: 380 };
const corner = { x: 0, y: 510, width: 690, height: 390 };

suite('The states of a key', () => {
  let room: Room;
  let code: Workbench;

  suiteSetup(async () => {
    room = await openRoom({
      name: 'unchecked',
      furnish: ({ write }) => write('service.py', keyless),
      settings: { 'mistralGuard.health.intervalHours': 0 },
    });
    ({ code } = room);
    await code.activityBar.open('Mistral Guard');
    for (const other of ['Findings', 'Chat']) await code.view(other).fold();
    await troubleKeys(code, room.mistral);
  });

  suiteTeardown(() => room.leave());

  const keys = () => code.view('Keys');
  const row = (state: Single) => keys().row(looks[state].label);

  /** Again where the list was drawn anew under the click: VS Code then does not say which row it fell on. */
  async function serve(state: Single): Promise<void> {
    const isDefault = row(state).element.filter({ hasText: '· default' });
    for (let tries = 0; tries < 4 && (await isDefault.count()) === 0; tries++) {
      await row(state).pressInline('Use as Default');
      await isDefault.waitFor({ timeout: 3_000 }).catch(code.quickInput.cancel);
    }
    await isDefault.waitFor();
  }

  for (const state of states)
    test(`${state} has an icon and words in the tree, and the same words when it is spoken`, async () => {
      const { label, icon, words, sentence } = looks[state];
      await row(state).shows(icon);
      await row(state).described(words);
      const spoken = (await row(state).ariaLabel()) ?? '';
      assert.match(spoken, words);
      assert.match(spoken, new RegExp(`^${label}, .*ends in \\S \\S \\S \\S`));
      assert.match(await row(state).hover(), sentence);
    });

  for (const theme of Object.keys(themeId) as Theme[])
    test(`each is told by the status bar and its tooltip, in ${theme}`, async () => {
      const sheet = contactSheet(code.page);
      await code.themes.use(theme);
      await sheet.take('tree', sideBar);
      for (const state of servable) {
        const { sentence, status } = looks[state];
        await serve(state);
        await code.statusBar.item(sentence).waitFor();
        assert.match((await code.statusBar.text(ours)).trim(), status);
        assert.match(await code.statusBar.hover(ours), sentence);
        await sheet.take(state, corner);
      }
      await sheet.write(`key-states-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });

  test('the tooltip of one tells of the three worst others, and how many more are not well', async () => {
    await serve('ok');
    await code.statusBar.item(looks.ok.sentence).waitFor();
    const told = await code.statusBar.hover(ours);
    for (const state of ['invalid', 'expired', 'lost'] as const) assert.match(told, looks[state].sentence);
    assert.match(told, /and 5 more keys/);
  });

  test('locked holds for all of them, and says so once', async () => {
    await code.palette.runCommand('Mistral Guard: Lock Keys');
    for (const state of states) await row(state).shows('lock');
    await keys().pane.getByText('Locked. Keys are not read until you unlock them.').waitFor();
    assert.match((await row('ok').ariaLabel()) ?? '', /^ok, locked, ends in/);
    assert.match(await code.statusBar.hover(ours), /cannot be read: the key storage is locked\. Nothing is lost\./);
    assert.match((await code.statusBar.ariaLabel(ours)) ?? '', /Nothing is lost\./);
    await code.screenshot('key-states-locked');
  });

  test('storage that kept nothing of an earlier session is said to forget', async () => {
    await secretShelf(code.page).clear();
    await code.reload();
    await code.activityBar.open('Mistral Guard');
    await code.page.mouse.move(700, 400);
    await keys()
      .pane.getByText(/Key storage here forgets when VS Code closes/)
      .waitFor();
    for (const state of states) await row(state).described(/lost/);
    await code.screenshot('key-states-forgotten');
  });
});
