// `npm start`: the demo workspace in a VS Code with the extension, against Mistral or its local stand-in.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { provide } from '#test/provision/provide.ts';
import { NeedsPerson } from '#test/provision/says.ts';
import { start } from '#test/support/host/leashed.ts';
import { quietSettings } from '#test/support/host/quietSettings.ts';
import { startServerWorkbench } from '#test/support/host/serverWorkbench.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { giveUserSettings, userSettingsFile } from '#test/support/host/userSettings.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { root } from '#test/support/project.ts';
import { startConsole } from './console.ts';
import type { PlantedKeys } from './makeWorkspace.ts';
import { makeWorkspace } from './makeWorkspace.ts';

const ownKey = process.env.MISTRAL_API_KEY;

async function main(): Promise<void> {
  await using place = await temporaryFolder();
  const workspace = join(place.path, 'ticket-desk');
  const { settings, words } = await upstream(await makeWorkspace(workspace));
  console.log(
    'VS Code is starting with the demo workspace. The first time it is fetched or built, which takes a few minutes.',
  );
  const open = findDesktop() === undefined ? openServer : openDesktop;
  const opened = await open(workspace, join(place.path, 'user'), settings);
  console.log([``, ...words, ``, opened.words, 'Press Ctrl+C to end it.', ``].join('\n'));
  await Promise.race([opened.ended, interrupted()]);
  await opened.stop();
}

/** A key in the environment means Mistral itself; without one the stand-in answers, and the Keys view says so. */
async function upstream(planted: PlantedKeys) {
  if (ownKey !== undefined)
    return {
      settings: {},
      words: ['Mistral itself answers. Add your key in the Mistral Guard view; it is in MISTRAL_API_KEY.'],
    };
  const player = await startMistral();
  for (const [name, raw] of planted) player.keys.add({ kind: 'studio', name, raw });
  const studio = player.keys.add({ kind: 'studio', name: 'demo' });
  const admin = player.keys.add({ kind: 'admin', name: 'demo admin' });
  const console = await startConsole(player.keys);
  return {
    settings: { 'mistralGuard.api.server': player.url },
    words: [
      `A stand-in for Mistral answers on ${player.url}. It knows these two keys, made for this run:`,
      `  Studio key  ${studio.raw}`,
      `  Admin key   ${admin.raw}   (add it too, and keys are rotated for you)`,
      `Where Mistral Guard opens Mistral's console, use the stand-in's: ${console.url}`,
    ],
  };
}

interface Opened {
  readonly words: string;
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

async function openServer(workspace: string, dataFolder: string, settings: object): Promise<Opened> {
  await provide(new Set(['server packages', 'vscode server']));
  await giveUserSettings(userSettingsFile('server', dataFolder), { ...quietSettings, ...settings });
  const server = await startServerWorkbench({ origin: { extensionDevelopmentPath: root }, workspace, dataFolder });
  return { words: `Open ${server.url()} in a browser.`, ended: new Promise(() => {}), stop: () => server.stop() };
}

async function openDesktop(workspace: string, userData: string, settings: object): Promise<Opened> {
  await giveUserSettings(userSettingsFile('desktop', userData), { ...quietSettings, ...settings });
  const args = [
    '--wait',
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${userData}`,
    workspace,
  ];
  const code = start(findDesktop() ?? 'code', args, { cwd: workspace });
  return {
    words: 'VS Code opens in its own window, with settings of its own.',
    ended: new Promise((resolve) => code.once('exit', resolve)),
    stop: async () => void code.kill(),
  };
}

function findDesktop(): string | undefined {
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  try {
    if (screen) execFileSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' });
    return screen ? 'code' : undefined;
  } catch {
    return undefined;
  }
}

/** By Ctrl+C, by a signal, or because the npm that started us is gone. */
const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve(), 1000).unref();
  });

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(error instanceof NeedsPerson ? NeedsPerson.exitCode : 1);
  },
);
