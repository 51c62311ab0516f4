import { fail } from '#core/result.ts';
import { keyInText } from '#core/vault/keyInText.ts';
import type { Command } from '#core/vault/source/command.ts';
import type { Manager } from './manager.ts';
import { runTool } from './runTool.ts';
import type { Surroundings } from './surroundings.ts';

/** Nothing is known of what such a program writes when it fails, so its exit code has to do. */
const unknownTool = { timeoutMs: 30_000, environment: {}, complaints: [] };

export const command = (surroundings: Surroundings): Manager<Command> => ({
  async read({ argv: [name, ...args], field }, signal) {
    const printed = await runTool({ ...unknownTool, name }, { args, ...(signal && { signal }) }, surroundings);
    return printed.ok ? keyInText(printed.value, field) : printed;
  },
  write: async () => fail({ kind: 'not-writable', why: 'command' }),
});
