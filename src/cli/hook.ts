import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isLink } from '#platform/node/files/readSmallFile.ts';
import { git } from '#platform/node/git/git.ts';
import type { Command, Terminal } from './command.ts';
import { exitCode, UsageError } from './command.ts';

const help = `mistral-guard hook install|uninstall

Has git scan what you are about to commit. An existing pre-commit hook stays and runs as before; core.hooksPath is respected.

  install     add the scan to this repository's pre-commit hook
  uninstall   take it out again`;

const begin = '# >>> mistral-guard';
const end = '# <<< mistral-guard';

/** By its name where that is known, else the very file that installed the hook. A hook that finds neither says so, and stops. */
const linesFor = (cli: string): string => `${begin}
if command -v mistral-guard >/dev/null 2>&1; then
  mistral-guard scan --staged || exit 1
elif [ -f ${quoted(cli)} ]; then
  node ${quoted(cli)} scan --staged || exit 1
else
  echo 'mistral-guard is not where it was when this hook was installed, so nothing was scanned.' >&2
  echo 'Install it again, or commit once without the scan: git commit --no-verify' >&2
  exit 1
fi
${end}
`;

const quoted = (path: string): string => `'${path.replaceAll("'", String.raw`'\''`)}'`;

const installedFrom = (): string => realpathSync(process.argv[1] ?? '');

export const hook: Command = {
  name: 'hook',
  summary: 'scan before every commit',
  help,
  async run([action, ...rest], terminal) {
    const act = rest.length === 0 && action !== undefined ? actions[action] : undefined;
    if (act === undefined) throw new UsageError('Say install or uninstall.');
    return act(await hookFile(), terminal);
  },
};

const actions: Readonly<Record<string, (file: string, terminal: Terminal) => number>> = { install, uninstall };

/** Where git itself would look, in a worktree and with core.hooksPath too. */
async function hookFile(): Promise<string> {
  const shared = await configuredHooks();
  if (shared !== undefined) return resolve(await topLevel(), shared, 'pre-commit');
  const common = await git('.', ['rev-parse', '--git-common-dir']);
  if (!common.ok) throw new UsageError('This is not a git repository.');
  return join(resolve(common.value.toString().trim()), 'hooks', 'pre-commit');
}

/** The last value that is not our own override of it. */
async function configuredHooks(): Promise<string | undefined> {
  const all = await git('.', ['config', '--show-scope', '--null', '--type=path', '--get-all', 'core.hooksPath']);
  const pairs = all.ok ? all.value.toString().split('\0') : [];
  const values = pairs.flatMap((value, at) => (at % 2 === 1 && pairs[at - 1] !== 'command' ? [value] : []));
  return values.at(-1);
}

async function topLevel(): Promise<string> {
  const top = await git('.', ['rev-parse', '--show-toplevel']);
  return top.ok ? top.value.toString().trim() : '.';
}

function install(file: string, terminal: Terminal): number {
  if (isLink(file))
    throw new UsageError(`${file} is a link. Add this line to what it leads to yourself: mistral-guard scan --staged`);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before.includes(begin)) return say(`Already there: ${file}`, terminal);
  if (before !== '' && !/^#!.*\b(?:ba|da|z|k)?sh\b/.test(before))
    throw new UsageError(`${file} is not a shell script. Add this line to it yourself: mistral-guard scan --staged`);
  mkdirSync(dirname(file), { recursive: true });
  const lines = linesFor(installedFrom());
  writeFileSync(file, before === '' ? `#!/bin/sh\n${lines}` : afterFirstLine(before, lines));
  chmodSync(file, 0o755);
  return say(`Every commit here is scanned first now: ${file}`, terminal);
}

/** In front of what was there, so that a hook which ends early cannot skip the scan. */
function afterFirstLine(script: string, lines: string): string {
  const [first = '', ...rest] = script.split('\n');
  return `${first}\n${lines}${rest.join('\n')}`;
}

function uninstall(file: string, terminal: Terminal): number {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const from = before.indexOf(begin);
  if (from < 0) return say('Nothing to take out: no hook of ours is installed here.', terminal);
  const after = before.slice(0, from) + before.slice(before.indexOf(end, from) + end.length + 1);
  if (after.trim() === '#!/bin/sh') rmSync(file);
  else writeFileSync(file, after);
  return say(`Taken out of ${file}`, terminal);
}

function say(text: string, terminal: Terminal): number {
  terminal.out(`${text}\n`);
  return exitCode.fine;
}
