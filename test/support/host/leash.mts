/**
 * Preloaded (`node --import`) into a process that must not outlive the one that started it. The pipe at its standard
 * input closes when that one ends, however it ends, even by SIGKILL: no handler of theirs has to run for that. It takes its
 * process group along, because an extension host that was just starting has been seen to stay.
 */
if (process.env.MISTRAL_GUARD_LEASHED) {
  // Only this process is leashed: what it starts in turn belongs to its group.
  delete process.env.MISTRAL_GUARD_LEASHED;
  process.stdin.once('close', () => process.kill(0, 'SIGKILL')).resume();
  if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref();
}
