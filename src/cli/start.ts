import { commands } from './commands.ts';
import { run } from './run.ts';

const terminal = {
  input: process.stdin,
  environment: process.env,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

/** A reader that hangs up (`| head`) is no error. */
process.stdout.on('error', () => process.exit(0));

run(process.argv.slice(2), commands, terminal).then((code) => {
  process.exitCode = code;
});
