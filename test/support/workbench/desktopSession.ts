import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { _electron } from 'playwright-core';
import { runCommand } from '#test/provision/command.ts';
import type { Session, SessionOptions } from './session.ts';

/**
 * The same page objects on the desktop build. Kept minimal: it was written where no desktop could run, so expect to adjust it
 * on the first machine that has one. The pixel ratio is the server's only.
 */
export async function openDesktopSession(options: SessionOptions): Promise<Session> {
  const executablePath = process.env.VSCODE_TEST_EXECUTABLE ?? (await downloadAndUnzipVSCode());
  const folders = [
    `--user-data-dir=${options.userDataFolder}`,
    `--extensions-dir=${join(options.userDataFolder, 'extensions')}`,
  ];
  const origin = await prepare(executablePath, options, folders);
  const trust = options.trustEverything ? ['--disable-workspace-trust'] : [];
  const app = await _electron.launch({
    executablePath,
    args: ['--no-sandbox', '--skip-welcome', '--disable-updates', ...folders, ...origin, ...trust, options.workspace],
  });
  const first = await app.firstWindow();
  return {
    openWindow: async (folder) => {
      if (folder === options.workspace) return first;
      const opened = app.waitForEvent('window');
      await runCommand(executablePath, [...folders, '--new-window', folder]);
      return opened;
    },
    close: () => app.close(),
  };
}

/** Installs a package; a folder under development becomes a flag instead. */
async function prepare(executable: string, { origin }: SessionOptions, folders: readonly string[]): Promise<string[]> {
  if ('extensionDevelopmentPath' in origin) return [`--extensionDevelopmentPath=${origin.extensionDevelopmentPath}`];
  const [cli = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable);
  await runCommand(cli, [...args, ...folders, '--install-extension', origin.vsix]);
  return [];
}
