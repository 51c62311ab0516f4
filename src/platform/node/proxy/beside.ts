import type { startProxy as StartProxy } from './guardProxy.ts';

/** The proxy and all of the guard that it needs are loaded with its first start: not everybody ever starts one. */
export const startProxy: typeof StartProxy = async (options) => (await import('./guardProxy.ts')).startProxy(options);
