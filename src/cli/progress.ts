import type { Terminal } from './command.ts';

const patience = 1000;
const rhythm = 100;

/** One line on standard error that counts, from the second second on, and only where a person sees it. */
export function progressOn(terminal: Terminal): { step(done: number): void; end(): void } {
  const started = performance.now();
  let shown = 0;
  return {
    step: (done) => {
      const now = performance.now();
      if (terminal.columns === undefined || now - started < patience || now - shown < rhythm) return;
      shown = now;
      terminal.err(`\r${done.toLocaleString('en')} files…`);
    },
    end: () => {
      if (shown > 0) terminal.err('\r\u001b[K');
    },
  };
}
