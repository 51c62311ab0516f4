import type { CancellationToken } from 'vscode';

/** VS Code's way of cancelling, as the platform's; it stops listening at the end of the scope. */
export function abortedBy(token: CancellationToken): Disposable & { readonly signal: AbortSignal } {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  const listening = token.onCancellationRequested(() => abort.abort());
  return { signal: abort.signal, [Symbol.dispose]: () => listening.dispose() };
}
