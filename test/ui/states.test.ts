import assert from 'node:assert/strict';
import { join } from 'node:path';
import { seededExtension } from '#test/support/host/seeded.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import type { ShownState } from '#test/support/vault/everyState.ts';
import { everyState, shownStates } from '#test/support/vault/everyState.ts';
import { contactSheet } from '#test/support/workbench/contactSheet.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import type { Theme } from '#test/support/workbench/theme.ts';
import { themeId } from '#test/support/workbench/theme.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

/** The icon, the word beside the label, and what the status bar says when it is the key in use. */
const looks: Readonly<Record<ShownState, readonly [icon: string, word: RegExp, status: RegExp]>> = {
  ok: ['pass-filled', /…/, /Mistral/],
  unchecked: ['circle-outline', /not checked yet/, /Mistral/],
  expiring: ['warning', /expires in 5 d/, /5 d/],
  expired: ['error', /expired 2 d ago/, /Mistral key/],
  invalid: ['error', /answers 401/, /Mistral key/],
  forbidden: ['error', /not allowed/, /Mistral key/],
  limited: ['watch', /limited for/, /Mistral limited/],
  offline: ['debug-disconnect', /not reachable/, /Mistral/],
  lost: ['error', /lost/, /Mistral key/],
  retiring: ['history', /retiring, still answers/, /Mistral/],
};

const sidebar = { x: 0, y: 20, width: 360, height: 440 };
const corner = { x: 0, y: 610, width: 760, height: 290 };

suite('Every state of a key', () => {
  let place: TemporaryFolder;
  let code: Workbench;
  let sheet: ReturnType<typeof contactSheet>;

  const keys = () => code.view('Keys');

  suiteSetup(async () => {
    place = await temporaryFolder();
    code = await openWorkbench({ origin: await seededExtension(join(place.path, 'seeded'), everyState(Date.now())) });
    await code.activityBar.open('Mistral Guard');
    sheet = contactSheet(code.page);
  });

  suiteTeardown(async () => {
    await sheet.write('states').finally(code.close);
    await place[Symbol.asyncDispose]();
  });

  for (const state of shownStates)
    test(`${state} has its icon and its word`, async () => {
      const [icon, word] = looks[state];
      await keys().row(state).shows(icon);
      await keys().row(state).described(word);
    });

  test('storage that kept nothing of an earlier session is said to forget', async () => {
    await keys()
      .pane.getByText(/forgets when VS Code closes/)
      .waitFor();
  });

  const canServe = shownStates.filter((state) => state !== 'retiring');
  for (const theme of Object.keys(themeId) as Theme[])
    test(`is told in the status bar, in ${theme}`, async () => {
      await code.themes.use(theme);
      for (const state of canServe) {
        const [, , status] = looks[state];
        if (!(await keys().row(state).description()).includes('default'))
          await keys().row(state).pressInline('Use as Default');
        await keys()
          .row(state)
          .described(/default/);
        assert.match(await code.statusBar.hover(/^Mistral Guard/), new RegExp(`${state} …`));
        assert.match(await code.statusBar.text(/^Mistral Guard/), status);
        await sheet.take(`${theme}: ${state}`, corner);
      }
      await sheet.take(`${theme}: tree`, sidebar);
    });

  test('locked holds for all of them', async () => {
    await code.palette.runCommand('Mistral Guard: Lock Keys');
    for (const state of shownStates) await keys().row(state).shows('lock');
    await code.statusBar.hover(/^Mistral Guard/);
    await sheet.take('locked', corner);
    await sheet.take('locked: tree', sidebar);
  });
});
