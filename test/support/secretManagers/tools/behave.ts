import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What a fake tool knows: the test writes it, and a successful `set` changes it. */
export interface Account {
  signedIn?: boolean;
  allowed?: boolean;
  /** By the name that the tool uses; a list of versions, the newest last. */
  secrets?: Record<string, string[]>;
  /** Starts a program of its own and then does nothing more. `stubborn` does not listen to SIGTERM either. */
  stall?: 'obedient' | 'stubborn';
  /** A badly behaved tool: quotes the value in its complaint. */
  quotes?: boolean;
  floods?: boolean;
}

export interface Saying {
  out?: string;
  err?: string;
  code?: number;
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];
export interface Call {
  readonly account: Account & { secrets: Record<string, string[]> };
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  /** As the real tools open it: by its name. */
  file(path: string): string;
  input(): string;
  set(name: string, value: string): void;
}

const home = process.env.FAKE_TOOLS ?? '';

/** A documented tool: it writes down how it was called, refuses what it does not know, and then answers. */
export function behave(name: string, options: Options, answer: (call: Call) => Saying): void {
  appendFileSync(`${home}/calls`, `${JSON.stringify([name, ...process.argv.slice(2)])}\n`);
  const account: Account = JSON.parse(readFileSync(`${home}/account.json`, 'utf8'));
  if (account.stall) stall(account.stall);
  else if (account.floods) say({ out: 'x'.repeat(2 ** 20) });
  else say(understood(options, (words, flags) => answer(callOf(account, words, flags))));
}

function understood(options: Options, answer: (words: string[], flags: Call['flags']) => Saying): Saying {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: process.argv.slice(2), options: options ?? {}, allowPositionals: true, strict: true });
  } catch {
    return { err: 'usage: unrecognized arguments', code: 2 };
  }
  return answer(parsed.positionals, parsed.values as Call['flags']);
}

function callOf(account: Account, words: string[], flags: Call['flags']): Call {
  const secrets = account.secrets ?? {};
  return {
    account: { ...account, secrets },
    words,
    flags,
    file: (path) => readFileSync(path, 'utf8'),
    input: () => readFileSync(0, 'utf8'),
    set(name, value) {
      const versions = [...(secrets[name] ?? []), value];
      writeFileSync(`${home}/account.json`, JSON.stringify({ ...account, secrets: { ...secrets, [name]: versions } }));
      writeFileSync(`${home}/received`, value);
    },
  };
}

function say({ out = '', err = '', code = 0 }: Saying): void {
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
}

function stall(how: 'obedient' | 'stubborn'): void {
  if (how === 'stubborn') process.on('SIGTERM', () => {});
  const helper = spawn('/bin/sleep', ['60'], { stdio: 'inherit' });
  // Under its name at once, so that nobody reads half of it.
  writeFileSync(`${home}/pids.new`, JSON.stringify([process.pid, helper.pid]));
  renameSync(`${home}/pids.new`, `${home}/pids`);
  setInterval(() => {}, 1000);
}
