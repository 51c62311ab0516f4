// `npm run pictures`: takes the README's pictures from the real product, with keys that are made for them.
import { join } from 'node:path';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { inProject } from '#test/support/project.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import { takeChatPicture } from './chatPicture.ts';
import { makeWorkspace } from './makeWorkspace.ts';

await using place = await temporaryFolder();
const workspace = join(place.path, 'ticket-desk');
await makeWorkspace(workspace);
const mistral = await startMistral();
const code = await openWorkbench({
  workspace,
  settings: { 'mistralGuard.api.server': mistral.url },
  theme: 'Dark Modern',
  pixelRatio: 2,
});
const page = code.page;
const inFiveDays = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);

async function add(label: string): Promise<string> {
  const key = mistral.keys.add({ kind: 'studio', name: label });
  await addKey(code, label, key.raw);
  return key.id;
}

try {
  await page.setViewportSize({ width: 1280, height: 720 });
  await code.activityBar.open('Mistral Guard');
  await add('production');
  await add('notebook');
  const dead = await add('old-laptop');
  const keys = code.view('Keys');

  await keys.row('notebook').openContextMenu();
  await code.contextMenu.choose('Set Expiry or Reminder…');
  await code.quickInput.choose('Expires on a date…');
  await code.quickInput.asks('The day it expires');
  await code.quickInput.type(inFiveDays);
  await code.quickInput.accept();
  await keys.row('notebook').shows('warning');
  mistral.keys.remove(dead);
  await keys.row('old-laptop').pressInline('Check Key');
  await keys.row('old-laptop').shows('error');

  await code.palette.runCommand('Mistral Guard: Scan Workspace');
  await code.view('Findings').row('service.py').element.waitFor();
  await code.editor.openFile('app/service.py');
  await code.editor.goTo(11, 40);
  await code.palette.runCommand('Notifications: Clear All Notifications');
  await page.mouse.move(900, 600);
  await page.mouse.move(900, 640, { steps: 5 });
  await code.editor.hover();
  await page.screenshot({ path: inProject('media/readme/overview.png'), animations: 'disabled' });
  await takeChatPicture(code, mistral, inProject('media/readme/chat.png'));
} finally {
  await code.close();
  await mistral.stop();
}
