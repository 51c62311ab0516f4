import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '#test/support/project.ts';
import { chosenHost, hostExecutable } from './choose.ts';
import { quietSettings } from './quietSettings.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { giveUserSettings, userSettingsFile } from './userSettings.ts';

interface HostedRun {
  /** The folder whose index.js runs the tests. */
  readonly tests: string;
  readonly restricted: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs tests inside the extension host of a new VS Code that opens an empty folder. Rejects when a test fails. */
export async function runInVSCode({ tests, restricted, env }: HostedRun): Promise<void> {
  await using place = await temporaryFolder();
  const at = (name: string): string => join(place.path, name);
  await mkdir(at('workspace'));
  const host = chosenHost();
  // VS Code's own git extension throws unheard when a folder goes away under it, and mocha would blame the test that runs.
  await giveUserSettings(userSettingsFile(host, at('user')), { ...quietSettings, 'git.enabled': false });
  const executable = hostExecutable(host);
  await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(tests, 'index.js'),
    launchArgs: [at('workspace'), `--user-data-dir=${at('user')}`, `--extensions-dir=${at('extensions')}`],
    extensionTestsEnv: { ...env, ...(restricted ? { MISTRAL_GUARD_RESTRICTED: '1' } : {}) },
  });
}
