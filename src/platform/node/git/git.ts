import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { gitProgram } from './program.ts';

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
  '-c',
  'diff.orderFile=/dev/null',
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

/** Which repository and which index git itself names when it starts a hook; a commit of some files has an index of its own. */
const ofHooks = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES)$/;

/** Never through a shell, and never with a variable that points git at another program, file or repository. */
const inherited = (asHook: boolean) =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !name.startsWith('GIT_') || name === 'GIT_CEILING_DIRECTORIES' || (asHook && ofHooks.test(name)),
    ),
  );

export interface GitStart {
  /** What is staged is asked for in the middle of a commit. */
  readonly asHook?: boolean;
  readonly input?: string;
}

export function startGit(folder: string, args: readonly string[], { asHook = false }: GitStart = {}): ChildProcess {
  return spawn(gitProgram() ?? missing, [...harmless, ...args], {
    cwd: folder,
    env: { ...inherited(asHook), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** No program has this name, so starting it fails as a missing git does. */
const missing = '/nowhere/git';

export interface GitFailure {
  readonly kind: 'no git' | 'not a repository' | 'failed';
  readonly detail: string;
}

/** The whole of what git prints. */
export function git(
  folder: string,
  args: readonly string[],
  start: GitStart = {},
): Promise<Result<Buffer, GitFailure>> {
  return new Promise((resolve) => {
    const child = startGit(folder, args, start);
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', () => resolve(fail({ kind: 'no git', detail: 'git is not installed' })));
    child.once('close', (code) => {
      resolve(code === 0 ? ok(Buffer.concat(output)) : fail(gitFailure(Buffer.concat(errors).toString())));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(start.input ?? '');
  });
}

export function gitFailure(said: string): GitFailure {
  const detail = said.trim().split('\n')[0] ?? '';
  return { kind: /not a git repository/.test(said) ? 'not a repository' : 'failed', detail };
}

export const splitNul = (text: string): readonly string[] => text.split('\0').filter((part) => part !== '');
