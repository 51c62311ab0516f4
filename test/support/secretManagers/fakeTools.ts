import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Surroundings } from '#platform/node/secretManagers/surroundings.ts';
import type { Account } from './tools/behave.ts';

const behaviours = {
  gcloud: import.meta.resolve('./tools/gcloud.ts'),
  aws: import.meta.resolve('./tools/aws.ts'),
  az: import.meta.resolve('./tools/az.ts'),
  op: import.meta.resolve('./tools/op.ts'),
} as const;
export type ToolName = keyof typeof behaviours;

export interface FakeTools {
  readonly folder: string;
  readonly surroundings: Surroundings;
  account(account: Account): void;
  /** The argument lists of all calls so far, each with the tool's name in front. */
  calls(): readonly (readonly string[])[];
  /** The value that the last successful write was given. */
  received(): string;
  /** Of a tool that stalls, and of the program it started. */
  pids(): readonly number[];
  uninstall(name: ToolName): void;
  /** Any program of one's own, as the source `command` runs it. */
  program(name: string, script: string): string;
  remove(): void;
}

/** The vendors' tools as small programs in a folder of their own, first on PATH, on a machine with nothing else. */
export function fakeTools(): FakeTools {
  const folder = mkdtempSync(join(tmpdir(), 'fake-tools-'));
  const inside = (name: string) => join(folder, name);
  const install = (name: string, lines: string) => {
    writeFileSync(inside(name), lines);
    chmodSync(inside(name), 0o755);
    return inside(name);
  };
  for (const [name, url] of Object.entries(behaviours))
    install(name, `#!/bin/sh\nexec '${process.execPath}' '${fileURLToPath(url)}' "$@"\n`);
  writeFileSync(inside('calls'), '');

  return {
    folder,
    surroundings: {
      environment: { PATH: folder, FAKE_TOOLS: folder },
      platform: process.platform,
      home: folder,
    },
    account: (account) => writeFileSync(inside('account.json'), JSON.stringify(account)),
    calls: () =>
      readFileSync(inside('calls'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    received: () => readFileSync(inside('received'), 'utf8'),
    pids: () => (existsSync(inside('pids')) ? JSON.parse(readFileSync(inside('pids'), 'utf8')) : []),
    uninstall: (name) => rmSync(inside(name)),
    program: (name, script) => install(name, `#!/bin/sh\n${script}\n`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A process that has ended may wait as a zombie for somebody to ask about it. */
export function isRunning(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' });
    return !state.startsWith('Z');
  } catch {
    return false;
  }
}
