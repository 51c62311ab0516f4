import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

interface Where {
  readonly cwd?: string;
}

/** Runs a command to its end with the Node that runs us first on the path; its words are shown only when it fails. */
export async function runCommand(command: string, args: readonly string[], { cwd }: Where = {}): Promise<string> {
  const shell = process.platform === 'win32';
  const child = spawn(command, args, { cwd, shell, env: ownNodeFirst(), stdio: ['ignore', 'pipe', 'pipe'] });
  const spoken: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => spoken.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => spoken.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const words = Buffer.concat(spoken).toString();
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${words}`);
  return words;
}

/**
 * Native addons must be built for the Node that will load them. The npm that started us names its own Node in its user
 * agent, and install scripts believe that more than their eyes; so the npm that we start is left to name its own.
 */
export function ownNodeFirst(): NodeJS.ProcessEnv {
  const { npm_config_user_agent: _another, ...env } = process.env;
  return { ...env, PATH: `${dirname(process.execPath)}${delimiter}${env.PATH ?? ''}` };
}
