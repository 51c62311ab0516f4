/**
 * Preloaded (`node --import`) into a process that must not outlive the one that started it. The pipe at its standard
 * input closes when that one ends, however it ends, even by SIGKILL: no handler of ours has to run for that.
 */
if (process.env.MISTRAL_GUARD_LEASHED) {
  // Only this process is leashed: what it starts in turn hangs on it by VS Code's own means.
  delete process.env.MISTRAL_GUARD_LEASHED;
  process.stdin.once('close', () => process.exit(1)).resume();
  if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref();
}
