import type { Picture, Stage } from './stage.ts';

/** Three keys with their health, the findings of a scan, and a leaked key underlined in Python. */
export const overview: Picture = {
  size: { width: 1280, height: 720 },
  pixelRatio: 2,
  async arrange(stage) {
    const { code } = stage;
    await code.activityBar.open('Mistral Guard');
    await addThreeKeys(stage);
    await code.palette.runCommand('Mistral Guard: Scan Workspace');
    await code.view('Findings').row('service.py').element.waitFor();
    await code.editor.openFile('app/service.py');
    await code.editor.goTo(11, 40);
    await code.palette.runCommand('Notifications: Clear All Notifications');
    await code.page.mouse.move(900, 600);
    await code.page.mouse.move(900, 640, { steps: 5 });
    await code.editor.hover();
  },
};

async function addThreeKeys({ code, mistral, addKey }: Stage): Promise<void> {
  const keys = code.view('Keys');
  await addKey('production');
  await addKey('notebook');
  const dead = await addKey('old-laptop');
  await keys.row('notebook').openContextMenu();
  await code.contextMenu.choose('Set Expiry or Reminder…');
  await code.quickInput.choose('Expires on a date…');
  await code.quickInput.asks('The day it expires');
  await code.quickInput.type(inFiveDays());
  await code.quickInput.accept();
  await keys.row('notebook').shows('warning');
  mistral.keys.remove(dead);
  await keys.row('old-laptop').pressInline('Check Key');
  await keys.row('old-laptop').shows('error');
}

const inFiveDays = (): string => new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
