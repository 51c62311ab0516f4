/** However slow a drawing is, it takes at most a quarter of the time. */
const rest = 3;

/** Runs the newest task at the next frame, and lets the page breathe after one that took long. */
export function createPacer() {
  let task: (() => void) | undefined;
  let frame = 0;
  let notBefore = 0;

  function tick(now: number): void {
    frame = 0;
    if (task === undefined) return;
    if (now < notBefore) frame = requestAnimationFrame(tick);
    else run();
  }

  function run(): void {
    const started = performance.now();
    task?.();
    task = undefined;
    const ended = performance.now();
    notBefore = ended + (ended - started) * rest;
  }

  return {
    run(newest: () => void, now: boolean): void {
      task = newest;
      if (now) run();
      else frame ||= requestAnimationFrame(tick);
    },
    dispose(): void {
      task = undefined;
      cancelAnimationFrame(frame);
    },
  };
}
