const longRun = /[A-Za-z0-9_-]{20,}/g;

/**
 * The last line of defence in front of every log: whatever has the shape of a key becomes `…` and its last four.
 * It is no reason to hand a key to the log; it is there for the day somebody does.
 */
export function maskKeys(text: string): string {
  return text.replace(longRun, (run) => (looksLikeKey(run) ? `…${run.slice(-4)}` : run));
}

function looksLikeKey(run: string): boolean {
  return (/\d/.test(run) && /[a-z]/i.test(run) && !isUuid(run)) || isLettersAtRandom(run);
}

/** One key in 250 has no digit. A name of 32 letters that is taken for one is no loss to a log. */
function isLettersAtRandom(run: string): boolean {
  const turns = run.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0;
  return /^[A-Za-z]{32}$/.test(run) && turns >= 6;
}

function isUuid(run: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(run);
}
