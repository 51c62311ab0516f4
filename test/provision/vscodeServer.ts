import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.ts';
import { runCommand } from './command.ts';
import { installOnce } from './installOnce.ts';
import { says } from './says.ts';

/** 4.139.1 carries VS Code 1.139.1. */
const version = '4.139.1';
const folder = cacheFolder(`vscode-server-${version}`);

const mainIn = (installation: string): string =>
  join(installation, 'node_modules/code-server/lib/vscode/out/server-main.js');

/** The real workbench and extension host without a desktop: the VS Code server inside the npm package code-server. */
export const vscodeServerMain = mainIn(folder);

export const provideVSCodeServer = (): Promise<void> =>
  installOnce({ folder, madeFrom: { version, node: process.versions.modules }, install });

async function install(workshop: string): Promise<void> {
  says(`installing the VS Code server ${version}, once for this user (about two minutes, 600 MB)`);
  writeFileSync(join(workshop, 'package.json'), JSON.stringify(manifest));
  const patience = setInterval(() => says('still installing the VS Code server'), 20_000);
  try {
    await runCommand('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: workshop });
    await runCommand(process.execPath, [mainIn(workshop), '--version']);
  } finally {
    clearInterval(patience);
  }
  says(`installed in ${folder}`);
}

const manifest = {
  private: true,
  dependencies: { 'code-server': version },
  /** Its install scripts fetch the server's own packages and build its native addons. */
  allowScripts: { 'code-server': true, argon2: true },
};
