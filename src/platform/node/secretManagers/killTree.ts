import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

/** Long enough for a tool to put its files in order, short enough that nobody waits for it. */
const patienceMs = 25;

/** Ends a child that leads its own process group, with all that it started: `gcloud` and `az` are scripts that run others. */
export function killTree({ pid }: ChildProcess, platform: NodeJS.Platform): void {
  if (pid === undefined) return;
  if (platform === 'win32') {
    spawn('taskkill', ['/pid', `${pid}`, '/t', '/f'], { stdio: 'ignore', windowsHide: true }).once('error', () => {});
    return;
  }
  signalGroup(pid, 'SIGTERM');
  setTimeout(() => signalGroup(pid, 'SIGKILL'), patienceMs);
}

/** A group that is already gone is what was wanted. */
function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {}
}
