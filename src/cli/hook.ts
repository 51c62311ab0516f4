import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { isLink } from '#platform/node/files/readSmallFile.ts';
import { git } from '#platform/node/git/git.ts';
import type { Command, Terminal } from './command.ts';
import { exitCode, UsageError } from './command.ts';

const help = `mistral-guard hook install|uninstall [--force]

Has git scan what you are about to commit. An existing pre-commit hook stays and runs as before; core.hooksPath is respected.

  install     add the scan to this repository's pre-commit hook
  uninstall   take it out again
  --force     also where this repository's own settings name a hooks folder outside of it`;

const begin = '# >>> mistral-guard';
const end = '# <<< mistral-guard';

/** By its name where that is known, else the very file that installed the hook. A hook that finds neither says so, and stops. */
const linesFor = (cli: string): string => `${begin}
mistral_guard=0
if command -v mistral-guard >/dev/null 2>&1; then
  mistral-guard scan --staged || mistral_guard=$?
elif [ -f ${quoted(cli)} ]; then
  node ${quoted(cli)} scan --staged || mistral_guard=$?
else
  echo 'mistral-guard is not where it was when this hook was installed, so nothing was scanned.' >&2
  echo 'Install it again, or commit once without the scan: git commit --no-verify' >&2
  exit 1
fi
if [ "$mistral_guard" -eq 1 ]; then
  echo 'Nothing was committed. Take the key out (replace it if anybody may have seen it), git add the file, and commit again.' >&2
  echo 'If a finding is none, write beside it: mistral-guard-ignore -- why. Once without the scan: git commit --no-verify' >&2
  exit 1
elif [ "$mistral_guard" -ne 0 ]; then
  echo 'Nothing was committed, because the scan could not be done. Once without it: git commit --no-verify' >&2
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
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false } },
    });
    const [action, ...rest] = positionals;
    const act = rest.length === 0 && action !== undefined ? actions[action] : undefined;
    if (act === undefined) throw new UsageError('Say install or uninstall.');
    return act(await hookFile(values.force), terminal);
  },
};

const actions: Readonly<Record<string, (file: string, terminal: Terminal) => number>> = { install, uninstall };

/** Where git itself would look, in a worktree and with core.hooksPath too. */
async function hookFile(anywhere: boolean): Promise<string> {
  const common = await git('.', ['rev-parse', '--git-common-dir']);
  if (!common.ok)
    throw new UsageError(common.error.kind === 'no git' ? 'git is not installed.' : 'This is not a git repository.');
  const own = resolve(withoutNewline(common.value));
  const configured = await configuredHooks();
  if (configured === undefined) return join(own, 'hooks', 'pre-commit');
  const top = await topLevel();
  const folder = resolve(top, configured.path);
  if (configured.isOwn && !anywhere && !isInside(top, folder) && !isInside(own, folder))
    throw new UsageError(
      `This repository's own settings put hooks into ${folder}, which lies outside of it. If that is what you want: mistral-guard hook install --force`,
    );
  return join(folder, 'pre-commit');
}

const withoutNewline = (printed: Buffer): string => printed.toString().replace(/\n$/, '');

function isInside(folder: string, path: string): boolean {
  const way = relative(real(folder), real(path));
  return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..');
}

/** Of a path that is not there yet, the part that is. */
function real(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path ? realpathSync(path) : join(real(parent), basename(path));
}

/** The last value that is not our own override of it. */
async function configuredHooks(): Promise<{ readonly path: string; readonly isOwn: boolean } | undefined> {
  const all = await git('.', ['config', '--show-scope', '--null', '--type=path', '--get-all', 'core.hooksPath']);
  const pairs = all.ok ? all.value.toString().split('\0') : [];
  const values = pairs.flatMap((value, at) =>
    at % 2 === 1 && pairs[at - 1] !== 'command' ? [{ path: value, isOwn: isOwn(pairs[at - 1]) }] : [],
  );
  return values.at(-1);
}

/** What came with the folder, not from the person or the machine. */
const isOwn = (scope: string | undefined): boolean => scope === 'local' || scope === 'worktree';

async function topLevel(): Promise<string> {
  const top = await git('.', ['rev-parse', '--show-toplevel']);
  return top.ok ? withoutNewline(top.value) : resolve('.');
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
