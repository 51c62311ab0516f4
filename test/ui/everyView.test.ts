import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { seriousFaults } from '#test/support/workbench/axe.ts';
import { chatView } from '#test/support/workbench/chat.ts';
import { contactSheet } from '#test/support/workbench/contactSheet.ts';
import { ticketDesk } from '#test/support/workbench/furnish.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import type { Theme } from '#test/support/workbench/theme.ts';
import { themeClass, themeId } from '#test/support/workbench/theme.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

type Open = (room: Room) => Promise<FrameLocator | undefined>;

/** One after another, each on what the one before left; a page of ours is measured too. */
const views: Readonly<Record<string, Open>> = {
  async empty({ code }) {
    await code.activityBar.open('Mistral Guard');
    await code.view('Keys').welcome();
    return undefined;
  },
  async findings({ code, mistral }) {
    await addKey(code, 'production', mistral.keys.add({ kind: 'studio', name: 'laptop' }).raw);
    await code.view('Chat').fold();
    await code.palette.runCommand('Mistral Guard: Scan Workspace');
    await code.view('Findings').row('service.py').element.waitFor();
    return undefined;
  },
  async editor({ code }) {
    await code.editor.openFile('app/service.py');
    await code.editor.surface.locator('.squiggly-error').first().waitFor();
    await code.editor.goTo(11, 40);
    await clear(code);
    return undefined;
  },
  async audit({ code }) {
    await code.palette.runCommand('Mistral Guard: Audit This Workspace');
    await code.webview().locator('main[aria-busy="false"]').waitFor();
    return standing(code.webview());
  },
  async usage({ code }) {
    await code.editor.closeAll();
    await code.palette.runCommand('Mistral Guard: Show Usage');
    await code.webview().getByRole('heading').first().waitFor();
    return standing(code.webview());
  },
  async policy({ code }) {
    await code.editor.closeAll();
    await code.palette.runCommand('Mistral Guard: Show Guard Policy');
    await code.webview().getByRole('heading').first().waitFor();
    return undefined;
  },
  async walkthrough({ code }) {
    await code.editor.closeAll();
    await code.palette.runCommand('Mistral Guard: Get Started');
    await code.walkthrough.open('Look for leaks');
    return undefined;
  },
  async proxy({ code }) {
    await code.editor.closeAll();
    await code.palette.runCommand('Mistral Guard: Start Proxy');
    for (const view of ['Keys', 'Findings', 'Chat']) await code.view(view).fold();
    await code.view('Proxy').row('Requests').element.waitFor();
    await clear(code);
    return undefined;
  },
  async chat({ code, mistral }) {
    await code.view('Proxy').fold();
    const view = chatView(code.page);
    await view.open();
    mistral.script('Keep the rules fixed:\n\n```python\nmessages = [system, user]\n```\n\nThen ask ⟨EMAIL_1⟩.');
    await view.send('What is wrong with the ticket of ada.byron@analytical.example?');
    await view.turn().over();
    await view.type('And for grace.m@cobol.example?');
    await view.sees(/will redact/);
    await view.standOnSideBar();
    return view.frame;
  },
};

/** What the next command closes: the light bulb's menu over the finding. */
const openOver = ({ code }: Room): Promise<unknown> => code.editor.quickFixes();

const themes = Object.keys(themeId) as Theme[];
const window = { width: 980, height: 660 };

suite('Every view', () => {
  let room: Room;

  suiteSetup(async () => {
    room = await openRoom({ name: 'ticket-desk', furnish: ticketDesk });
    await room.code.page.setViewportSize(window);
  });

  suiteTeardown(() => room.leave());

  test('is drawn in four themes, on one sheet, and a page of ours has no serious fault in any', async () => {
    const { code } = room;
    const sheet = contactSheet(code.page);
    const faults: string[] = [];
    for (const [name, open] of Object.entries(views)) {
      const page = await open(room);
      for (const theme of themes) {
        await code.themes.use(theme);
        await code.page.locator(`.monaco-workbench.${themeClass[theme]}`).waitFor();
        if (name === 'editor') await openOver(room);
        await page?.locator('main[aria-busy="true"]').waitFor({ state: 'detached' });
        await sheet.take(`${name} · ${theme}`);
        if (page !== undefined)
          faults.push(...(await seriousFaults(page)).map((fault) => `${name} in ${theme}: ${fault}`));
      }
    }
    await sheet.write('every-view', (window.width + 8) * themes.length + 16);
    assert.deepEqual(faults, []);
  }).timeout(600_000);
});

/** On the editor's colour: the page's own background is clear, and a contrast is measured against something. */
async function standing(page: FrameLocator): Promise<FrameLocator> {
  await page.locator('body').evaluate((body) => {
    body.style.backgroundColor = 'var(--vscode-editor-background)';
  });
  return page;
}

const clear = (code: Workbench): Promise<void> => code.palette.runCommand('Notifications: Clear All Notifications');
