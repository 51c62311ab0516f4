import type { Command } from './command.ts';
import { hook } from './hook.ts';
import { scan } from './scan.ts';

/** The command line, one row a command, in the order that `--help` lists them. */
export const commands: readonly Command[] = [scan, hook];
