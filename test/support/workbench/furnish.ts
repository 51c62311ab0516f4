import { execFileSync } from 'node:child_process';
import { makeWorkspace } from '#test/demo/makeWorkspace.ts';
import type { Desk } from './room.ts';

/** The demo workspace, whose planted keys Mistral knows. */
export async function ticketDesk({ folder, mistral }: Desk): Promise<void> {
  for (const raw of (await makeWorkspace(folder)).values()) mistral.keys.add({ raw });
}

export const gitIn = ({ folder }: Pick<Desk, 'folder'>, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8' });

/** A program that has no key yet. */
export const keyless = 'from mistralai import Mistral\n\nclient = Mistral(api_key="")\n';
