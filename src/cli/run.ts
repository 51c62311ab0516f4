import type { Command, Terminal } from './command.ts';
import { exitCode, UsageError } from './command.ts';
import { helpOf } from './lazily.ts';
import { nearest } from './nearest.ts';
import { version } from './version.ts';

/** Finds the command and runs it. Whatever goes wrong becomes a sentence and an exit code. */
export async function run(args: readonly string[], commands: readonly Command[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return overview(commands, rest, terminal);
  if (name === '--version' || name === '-v') return say(`${version}\n`, terminal);
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return unknown(name, commands, terminal);
  if (asksForHelp(rest)) return say(`${await helpOf(command)}\n`, terminal);
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    return explain(error, command, terminal);
  }
}

/** What follows `--` belongs to somebody else. */
const asksForHelp = (args: readonly string[]): boolean =>
  args
    .slice(0, args.includes('--') ? args.indexOf('--') : args.length)
    .some((each) => each === '--help' || each === '-h');

async function overview(commands: readonly Command[], [about]: readonly string[], terminal: Terminal): Promise<number> {
  const asked = commands.find(({ name }) => name === about);
  if (asked !== undefined) return say(`${await helpOf(asked)}\n`, terminal);
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
  return say(
    `mistral-guard keeps Mistral API keys safe, and finds leaked keys and insecure calls.\n\n${rows}\n\nMore about one of them: mistral-guard COMMAND --help\n`,
    terminal,
  );
}

function unknown(name: string, commands: readonly Command[], terminal: Terminal): number {
  const meant = nearest(
    name,
    commands.map((command) => command.name),
  );
  const hint = meant === undefined ? 'See: mistral-guard --help' : `Did you mean “${meant}”?`;
  terminal.err(`There is no command “${name}”. ${hint}\n`);
  return exitCode.usage;
}

async function explain(error: unknown, command: Command, terminal: Terminal): Promise<number> {
  const { name } = command;
  const usage = error instanceof UsageError || isParseError(error);
  const message =
    misspelt(error, isParseError(error) ? await helpOf(command) : '') ??
    (error instanceof Error ? error.message : String(error));
  terminal.err(`${message.split('\n')[0]}\n${usage ? `See: mistral-guard ${name} --help\n` : ''}`);
  return exitCode.usage;
}

/** What Node says of options, in our words. */
function misspelt(error: unknown, help: string): string | undefined {
  if (!(error instanceof Error) || !isParseError(error)) return undefined;
  const option = /'(--?[\w-]+)/.exec(error.message)?.[1] ?? '';
  if (/argument missing/.test(error.message)) return `${option} needs a value.`;
  if (!/^Unknown option/.test(error.message)) return undefined;
  const meant = nearest(option, help.match(/--[a-z][\w-]+/g) ?? []);
  return `There is no option ${option}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

const isParseError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

function say(text: string, terminal: Terminal): number {
  terminal.out(text);
  return exitCode.fine;
}
