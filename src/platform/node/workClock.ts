import { availableParallelism } from 'node:os';

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/**
 * How long this thread has worked. On a machine that is busy with something else a file is given up for what it costs, not for
 * having waited. Before Node 22.19 nobody counts threads apart: what the whole process worked is thought to be shared by its threads.
 */
export const workClock = {
  now:
    typeof process.threadCpuUsage === 'function'
      ? () => milliseconds(process.threadCpuUsage())
      : () => milliseconds(process.cpuUsage()) / availableParallelism(),
} as const;
