import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import type { Secret } from '#core/vault/secret.ts';
import type { Keychain } from '#platform/node/keychain.ts';
import type { Command, Terminal } from './command.ts';
import { UsageError } from './command.ts';
import { explainNoKeychain, explainUnknownLabel } from './keychainWords.ts';

const help = `mistral-guard exec --key LABEL [--env NAME] -- COMMAND [ARGUMENT…]

Runs a command with a key of your keychain in its environment, and in nobody else's.

  --key LABEL   which key; see mistral-guard keys list
  --env NAME    the variable that carries it (MISTRAL_API_KEY)

Signals are passed on, and the exit code is the command's own; 2 when the arguments are wrong, 3 when the keychain cannot be
read.`;

export const exec = (keychain: Keychain): Command => ({
  name: 'exec',
  summary: 'run a command with a key in its environment',
  help,
  async run(args, terminal) {
    const { label, variable, command } = understand(args);
    const key = await keychain.get(label);
    if (!key.ok) return explainNoKeychain(key.error, terminal);
    if (key.value === undefined) return explainUnknownLabel(label, terminal);
    return runWith(key.value, variable, command, terminal);
  },
});

function understand(args: readonly string[]) {
  const end = args.indexOf('--');
  const command = end < 0 ? [] : args.slice(end + 1);
  const own = end < 0 ? args : args.slice(0, end);
  const { values } = parseArgs({ args: [...own], options: { key: { type: 'string' }, env: { type: 'string' } } });
  if (values.key === undefined) throw new UsageError('Which key? Name it with --key LABEL.');
  if (command.length === 0) throw new UsageError('Which command? Put it after “--”.');
  const variable = values.env ?? 'MISTRAL_API_KEY';
  if (!/^[A-Za-z_]\w*$/.test(variable)) throw new UsageError(`“${variable}” is not a name for a variable.`);
  return { label: values.key, variable, command };
}

const passedOn = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const;

/** Ctrl+C in a terminal reaches the child by itself; a second one from us would cut its clean-up short. */
const sentByTerminal: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT']);

function runWith(key: Secret, variable: string, command: readonly string[], terminal: Terminal): Promise<number> {
  const [program = '', ...args] = command;
  const env = { ...terminal.environment, [variable]: key.revealFor('child environment') };
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env });
    const listeners = passedOn.map((signal) => {
      const alreadyThere = terminal.input.isTTY && sentByTerminal.has(signal);
      return [signal, () => void (alreadyThere || child.kill(signal))] as const;
    });
    for (const [signal, pass] of listeners) process.on(signal, pass);
    const end = (code: number) => {
      for (const [signal, pass] of listeners) process.off(signal, pass);
      resolve(code);
    };
    child.once('error', (error) => end(explainSpawn(program, error, terminal)));
    child.once('close', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/** The codes a shell uses for the same two troubles. */
function explainSpawn(program: string, error: NodeJS.ErrnoException, terminal: Terminal): number {
  const missing = error.code === 'ENOENT';
  terminal.err(`${program}: ${missing ? 'no such command' : 'could not be started'}\n`);
  return missing ? 127 : 126;
}
