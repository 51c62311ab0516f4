import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's own page size and clock, on the machines that have `/proc`. */
const pageBytes = 4096;
const ticksPerSecond = 100;

/** What a process holds in memory, in megabytes. */
export function residentMB(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return Math.round((pages * pageBytes) / 1_000_000);
}

/** How long a process has had a core, in seconds. */
export function secondsOnCore(pid: number): number {
  const fields = afterName(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** A process below this one whose command line holds the words. */
export function findBelow(words: string, root = process.pid): number {
  const running = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap(lookAt);
  const parents = new Map(running.map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  const found = running.filter(({ pid, command }) => command.includes(words) && isBelow(pid));
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} processes run “${words}”`);
  return found[0].pid;
}

/** Nothing, when it ended meanwhile. */
function lookAt(pid: number) {
  try {
    const parent = Number(afterName(readFileSync(`/proc/${pid}/stat`, 'utf8'))[1]);
    return [{ pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
  } catch {
    return [];
  }
}

/** The second field is a name in brackets, which may hold anything. */
const afterName = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');
