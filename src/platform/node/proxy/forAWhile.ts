/** Asked once and good for so long: what costs a process to find out is not found out for each request. */
export function forAWhile<Value>(
  ask: () => Promise<Value>,
  milliseconds: number,
  now: () => number,
): () => Promise<Value> {
  let answer: Promise<Value> | undefined;
  let until = Number.NEGATIVE_INFINITY;
  return () => {
    if (answer !== undefined && now() < until) return answer;
    until = now() + milliseconds;
    answer = ask();
    answer.catch(() => {
      until = Number.NEGATIVE_INFINITY;
    });
    return answer;
  };
}
