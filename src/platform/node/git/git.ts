import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';

/** A repository may be hostile: its config must not start a program, ask a person, page, sign, fetch or write. */
const harmless = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.pager=cat',
  '-c',
  'core.quotePath=false',
  '-c',
  'log.showSignature=false',
  '-c',
  'diff.external=',
  '-c',
  'protocol.allow=never',
  '-c',
  'core.alternateRefsCommand=',
  '-c',
  'log.diffMerges=separate',
];

const environment = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  // An older git does not know the line above, and a repository could allow a protocol by its own name.
  GIT_ALLOW_PROTOCOL: '',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_PAGER: 'cat',
  LC_ALL: 'C',
} as const;

/** Never through a shell, and never with a variable that points git at another program. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^GIT_(?:EXTERNAL_DIFF|SSH|PROXY|ASKPASS|EDITOR|CONFIG|TRACE)/.test(name),
  ),
);

export function startGit(folder: string, args: readonly string[]): ChildProcess {
  return spawn('git', [...harmless, ...args], {
    cwd: folder,
    env: { ...inherited, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export interface GitFailure {
  readonly kind: 'no git' | 'not a repository' | 'failed';
  readonly detail: string;
}

/** The whole of what git prints. */
export function git(folder: string, args: readonly string[], input = ''): Promise<Result<Buffer, GitFailure>> {
  return new Promise((resolve) => {
    const child = startGit(folder, args);
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', () => resolve(fail({ kind: 'no git', detail: 'git is not installed' })));
    child.once('close', (code) => {
      resolve(code === 0 ? ok(Buffer.concat(output)) : fail(gitFailure(Buffer.concat(errors).toString())));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

export function gitFailure(said: string): GitFailure {
  const detail = said.trim().split('\n')[0] ?? '';
  return { kind: /not a git repository/.test(said) ? 'not a repository' : 'failed', detail };
}

export const splitNul = (text: string): readonly string[] => text.split('\0').filter((part) => part !== '');
