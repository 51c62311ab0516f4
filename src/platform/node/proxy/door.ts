import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Policy } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { refusedArrival } from '#core/proxy/door/arrival.ts';
import { bearerOf, valuesOf } from '#core/proxy/door/headers.ts';
import type { RefusalKind } from '#core/proxy/door/refusals.ts';
import type { Found } from '#core/proxy/door/routes.ts';
import { findRoute } from '#core/proxy/door/routes.ts';
import { parseTarget } from '#core/proxy/door/target.ts';
import { tightened, tightenedBy } from '#core/proxy/door/tighten.ts';
import type { TokenRecord } from '#core/proxy/door/token.ts';
import { recogniseToken } from '#core/proxy/door/token.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { sha256 } from '../hash.ts';

export interface DoorOptions {
  readonly tokens: () => readonly TokenRecord[];
  readonly policy: () => Policy;
  /** Paths beside Mistral's known ones, listed by the person. */
  readonly listedPaths: readonly string[];
  /** SHA-256 of the token that reads the metrics. */
  readonly metricsHash: string;
  readonly now: () => number;
}

/** Who was let in, for what, and under which policy. */
export type Admitted =
  | { readonly kind: 'health' }
  | { readonly kind: 'metrics' }
  | {
      readonly kind: 'request';
      readonly token: TokenRecord;
      readonly policy: Policy;
      readonly found: Extract<Found, { kind: 'route' }>;
    };

/** All that can be said about a request before its body is read, in this order: what is unclear, who it is, what they may. */
export function admitAtDoor(
  request: IncomingMessage,
  port: number,
  options: DoorOptions,
): Result<Admitted, RefusalKind> {
  const { method = '', url = '', rawHeaders } = request;
  const refused = refusedArrival({ method, target: url, rawHeaders }, port);
  if (refused !== undefined) return fail(refused);
  const target = parseTarget(url);
  if (target === undefined) return fail(url.includes('?') ? 'unknown parameter' : 'strange target');
  if (method === 'GET' && target.path === '/healthz') return ok({ kind: 'health' });
  if (method === 'GET' && target.path === '/metrics') return admitToMetrics(rawHeaders, options);
  const known = recogniseToken(bearerOf(rawHeaders), options.tokens(), sha256, options.now());
  if (known.kind !== 'valid') return fail(tokenRefusals[known.kind]);
  const found = findRoute(method, target, options.listedPaths);
  if (found.kind !== 'route') return fail(found.kind);
  const { scope } = known.record;
  if (scope.paths !== undefined && !scope.paths.includes(found.path)) return fail('path not in scope');
  const own = scope.policy === undefined ? options.policy() : tightened(options.policy(), presets[scope.policy]);
  const policy = tightenedBy(rawHeaders, own);
  return policy.ok ? ok({ kind: 'request', token: known.record, policy: policy.value, found }) : policy;
}

const tokenRefusals = {
  missing: 'no token',
  unknown: 'unknown token',
  expired: 'expired token',
  revoked: 'revoked token',
} as const;

function admitToMetrics(rawHeaders: readonly string[], { metricsHash }: DoorOptions): Result<Admitted, RefusalKind> {
  const presented = sha256(bearerOf(rawHeaders) ?? '');
  const same = timingSafeEqual(Buffer.from(presented, 'hex'), Buffer.from(metricsHash, 'hex'));
  return same
    ? ok({ kind: 'metrics' })
    : fail(valuesOf('authorization', rawHeaders).length === 0 ? 'no token' : 'unknown token');
}
