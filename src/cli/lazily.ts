import type { Command } from './command.ts';

/** A row whose code is read when somebody asks for it: a commit hook does not wait for what others need. */
export function lazily(name: string, summary: string, load: () => Promise<Command>): Command {
  return {
    name,
    summary,
    help: async () => helpOf(await load()),
    run: async (args, terminal) => (await load()).run(args, terminal),
  };
}

export const helpOf = async ({ help }: Command): Promise<string> => (typeof help === 'string' ? help : help());
