import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeWorkspace } from '#test/demo/makeWorkspace.ts';
import { expectWithin } from '#test/support/expectWithin.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { findBelow, residentMB, secondsOnCore } from '#test/support/processes.ts';
import type { OpenOptions } from '#test/support/workbench/openWorkbench.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

const settleSeconds = 15;
const restSeconds = 15;

interface Rest {
  readonly memory: number;
  readonly core: number;
}

type Use = (code: Workbench) => Promise<unknown>;

const opened: Use = (code) => code.activityBar.open('Mistral Guard');
const edited: Use = async (code) => {
  await code.editor.openFile('app/service.py');
  await code.editor.surface.locator('.squiggly-error').first().waitFor();
};
const scanned: Use = async (code) => {
  await code.palette.runCommand('Mistral Guard: Scan Workspace');
  await code.view('Findings').row('service.py').element.waitFor();
};

suite('The demo workspace, with nobody at the keyboard', () => {
  test('the extension costs its host little memory, and next to no time', async () => {
    await using place = await temporaryFolder();
    const [bare = nothing] = await atRest({ origin: await bareExtension(place.path) }, { opened });
    const ours = await atRest({}, { opened, edited, scanned });
    const most = Math.max(...ours.map(({ memory }) => memory - bare.memory));
    const busiest = Math.max(...ours.map(({ core }) => core - bare.core));
    expectWithin(60, most, 'MB more than without');
    expectWithin(1, Math.max(0, busiest * 100), '% of a core more than without');
  });
});

const nothing: Rest = { memory: 0, core: 0 };

/** After each use in turn, when the host has come to rest. */
async function atRest(options: OpenOptions, uses: Readonly<Record<string, Use>>): Promise<readonly Rest[]> {
  await using place = await temporaryFolder();
  const workspace = join(place.path, 'ticket-desk');
  await makeWorkspace(workspace);
  await using code = await openWorkbench({ ...options, workspace });
  const host = findBelow('--type=extensionHost');
  const rests: Rest[] = [];
  for (const [name, use] of Object.entries(uses)) {
    await use(code);
    await setTimeout(settleSeconds * 1000);
    const began = secondsOnCore(host);
    await setTimeout(restSeconds * 1000);
    const rest = { memory: residentMB(host), core: (secondsOnCore(host) - began) / restSeconds };
    console.log(`    ${name}: ${rest.memory} MB, ${(rest.core * 100).toFixed(2)} % of a core`);
    rests.push(rest);
  }
  return rests;
}

/** An extension that has our icon in the activity bar and does nothing, so that the host runs as it does without ours. */
async function bareExtension(place: string) {
  const folder = join(place, 'bare');
  await mkdir(folder);
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>');
  await writeFile(join(folder, 'package.json'), JSON.stringify(bareManifest));
  return { extensionDevelopmentPath: folder };
}

const bareManifest = {
  name: 'bare',
  publisher: 'test',
  version: '1.0.0',
  engines: { vscode: '*' },
  contributes: {
    viewsContainers: { activitybar: [{ id: 'bare', title: 'Mistral Guard', icon: 'icon.svg' }] },
    views: { bare: [{ id: 'bare.view', name: 'Bare' }] },
  },
};
