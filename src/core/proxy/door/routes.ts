import type { ShapeName } from '../wire/shapes.ts';
import type { Target } from './target.ts';

/** What the guard does with a path's requests and answers. */
export interface Route {
  /** How requests are read; absent where there is no body. */
  readonly shape?: ShapeName;
  /** A model writes the answer: the request is screened and moderated, the answer is checked. */
  readonly generates: boolean;
  /** Mistral's own guardrails may be asked for in the request. */
  readonly guardrails?: boolean;
  /** The number of tokens is bounded in the request. */
  readonly bounded?: boolean;
  /** What the model writes goes into a source file as it is. */
  readonly writesCode?: boolean;
  readonly query?: readonly string[];
}

/** Mistral's paths, as its programs know them. To serve one more is to add a row. */
const routes = {
  'GET /v1/models': { generates: false, query: ['provider', 'model'] },
  'GET /v1/models/{id}': { generates: false },
  'POST /v1/chat/completions': { shape: 'request', generates: true, guardrails: true, bounded: true },
  'POST /v1/agents/completions': { shape: 'request', generates: true, guardrails: true, bounded: true },
  'POST /v1/fim/completions': { shape: 'request', generates: true, bounded: true, writesCode: true },
  'POST /v1/embeddings': { shape: 'request', generates: false },
  'POST /v1/moderations': { shape: 'request', generates: false },
  'POST /v1/chat/moderations': { shape: 'request', generates: false },
} as const satisfies Record<string, Route>;

/** A path somebody has listed by hand: nothing is known of it, so every text counts as data, both ways. */
const listedRoute: Route = { shape: 'data', generates: true };

export type Found =
  | { readonly kind: 'route'; readonly route: Route; readonly path: string }
  | { readonly kind: 'unknown path' }
  | { readonly kind: 'wrong method' }
  | { readonly kind: 'unknown parameter' };

export function findRoute(method: string, target: Target, listed: readonly string[]): Found {
  const path = patternOf(target.path);
  const route = rowFor(`${method} ${path}`) ?? (method === 'POST' && listed.includes(path) ? listedRoute : undefined);
  if (route === undefined) return { kind: isKnown(path, listed) ? 'wrong method' : 'unknown path' };
  if ([...target.query.keys()].some((name) => !route.query?.includes(name))) return { kind: 'unknown parameter' };
  return { kind: 'route', route, path };
}

const rowFor = (name: string): Route | undefined => (isRow(name) ? routes[name] : undefined);

const isRow = (name: string): name is keyof typeof routes => Object.hasOwn(routes, name);

const isKnown = (path: string, listed: readonly string[]): boolean =>
  listed.includes(path) || Object.keys(routes).some((name) => name.endsWith(` ${path}`));

const patternOf = (path: string): string => (/^\/v1\/models\/[^/]+$/.test(path) ? '/v1/models/{id}' : path);
