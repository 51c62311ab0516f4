import { existsSync } from 'node:fs';
import { runCommand } from './command.ts';
import { NeedsPerson, says } from './says.ts';

/** What a Debian without a desktop lacks: a keychain, and for the VS Code server a browser and what native addons are built with. */
const packages = {
  keyring: ['gnome-keyring', 'dbus', 'libsecret-1-0'],
  server: ['chromium', 'libkrb5-dev', 'fonts-liberation', 'python3', 'make', 'g++', 'git'],
} as const;

export async function provideSystemPackages(purpose: keyof typeof packages): Promise<void> {
  if (process.platform !== 'linux') return;
  if (!existsSync('/etc/debian_version')) return says('not Debian: taking the system as it is');
  const missing = await missingOf(packages[purpose]);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) throw needsRoot(missing);
  says(`installing ${missing.join(', ')}`);
  await runCommand('apt-get', ['update']);
  await runCommand('apt-get', ['install', '--yes', '--no-install-recommends', ...missing]);
}

async function missingOf(names: readonly string[]): Promise<string[]> {
  const installed = await Promise.all(names.map(isInstalled));
  return names.filter((_, index) => !installed[index]);
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's placeholder, not ours.
const statusOnly = '--showformat=${Status}';

const isInstalled = (name: string): Promise<boolean> =>
  runCommand('dpkg-query', ['--show', statusOnly, name]).then(
    (status) => status === 'install ok installed',
    () => false,
  );

const needsRoot = (missing: readonly string[]): NeedsPerson =>
  new NeedsPerson('These system packages are missing. Type:', `sudo apt-get install --yes ${missing.join(' ')}`);
