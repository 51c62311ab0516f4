const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/**
 * How long this thread has worked. On a machine that is busy with something else a file is given up for what it costs, not for
 * having waited. Before Node 22.19 nobody counts threads apart, and a wall's clock has to do.
 */
export const workClock = {
  now:
    typeof process.threadCpuUsage === 'function'
      ? () => milliseconds(process.threadCpuUsage())
      : () => performance.now(),
} as const;
