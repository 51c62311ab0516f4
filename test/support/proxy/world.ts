import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { recognisersFor } from '#core/guard/redact/recognise.ts';
import { dayStart } from '#core/guard/spend/budget.ts';
import { createLedger } from '#core/guard/spend/ledger.ts';
import type { Scope, TokenRecord } from '#core/proxy/door/token.ts';
import { issueToken } from '#core/proxy/door/token.ts';
import type { Entry } from '#core/proxy/entry.ts';
import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import { systemClock } from '#platform/node/clock.ts';
import { openAuditLog } from '#platform/node/guard/auditLog.ts';
import { sha256 } from '#platform/node/hash.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import type { Carry } from '#platform/node/proxy/carry.ts';
import { carryByHttp } from '#platform/node/proxy/carry.ts';
import { forAWhile } from '#platform/node/proxy/forAWhile.ts';
import type { RunningProxy } from '#platform/node/proxy/guardProxy.ts';
import { startProxy } from '#platform/node/proxy/guardProxy.ts';
import type { KeySource } from '#platform/node/proxy/keySource.ts';
import type { Limits } from '#platform/node/proxy/limits.ts';
import { trafficForMs, usualLimits, usualPerMinute } from '#platform/node/proxy/limits.ts';
import { systemRandom } from '#platform/node/random.ts';
import { plainFingerprint } from '#test/support/guard/local.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

export interface ProxyWish {
  readonly policy?: Partial<Policy>;
  readonly limits?: Partial<Limits>;
  readonly perMinute?: number;
  readonly scope?: Partial<Scope>;
  readonly listedPaths?: readonly string[];
  readonly upstream?: string;
  readonly upstreamTimeoutMs?: number;
  readonly carry?: Carry;
}

export type ProxyWorld = Awaited<ReturnType<typeof startWorld>>;

/** A proxy in front of the player, with everything it writes down. Moderation is off unless a test wants it. */
export async function startWorld(wish: ProxyWish = {}) {
  const player = await startMistral();
  const folder = mkdtempSync(join(tmpdir(), 'guard-proxy-'));
  const held = { raw: player.keys.add().raw as string | undefined };
  const tokens: TokenRecord[] = [];
  const entries: Entry[] = [];
  const turnedAway: string[] = [];
  const log = openAuditLog({ folder, now: systemClock.now, failed: (why) => turnedAway.push(`log ${why}`) });
  const policy: Policy = { ...presets.standard, 'moderation.enabled': false, ...wish.policy };
  const upstream = wish.upstream ?? player.url;
  const recognisers = recognisersFor({ isOwnKey: (candidate) => candidate === held.raw });
  const metrics = issue('metrics');
  const open = async (port: number): Promise<RunningProxy> => {
    const ledger = createLedger({
      read: (since) => log.read({ since }),
      news: log.follow(dayStart(systemClock.now())),
      now: systemClock.now,
    });
    const started = await startProxy({
      port,
      limits: { ...usualLimits, ...wish.limits },
      upstream,
      upstreamTimeoutMs: wish.upstreamTimeoutMs ?? 5_000,
      listedPaths: wish.listedPaths ?? [],
      keys: keySource(held),
      carry: wish.carry ?? carryByHttp({}),
      api: mistralOverSdk(),
      tokens: () => tokens,
      metricsHash: metrics.record.hash,
      policy: () => policy,
      recognisers: async () => recognisers,
      fingerprint: plainFingerprint,
      traffic: forAWhile(
        () => ledger.traffic(upstream, 'default', { requestsPerMinute: wish.perMinute ?? usualPerMinute }),
        trafficForMs,
        systemClock.now,
      ),
      clock: systemClock,
      random: systemRandom,
      entered: (entry) => {
        log.record(entry.record);
        entries.push(entry);
      },
      turnedAway: (kind) => turnedAway.push(kind),
    });
    if (!started.ok) throw new Error(started.error);
    return started.value;
  };
  let proxy = await open(0);

  /** A token as a program gets it. */
  const newToken = (scope: Partial<Scope> = {}): string => {
    const { raw, record } = issue('test', scope);
    tokens.push(record);
    return raw;
  };

  return {
    player,
    get proxy() {
      return proxy;
    },
    /** As after a reload: another proxy at the same place, that knows what was written down and nothing else. */
    async reopen() {
      await proxy.stop(0);
      proxy = await open(proxy.port);
    },
    url: proxy.url,
    port: proxy.port,
    token: newToken(wish.scope),
    newToken,
    metricsToken: metrics.raw,
    revokeAll: () =>
      void tokens.splice(0, tokens.length, ...tokens.map((each) => ({ ...each, revokedAt: Date.now() }))),
    /** The key behind the proxy, as its keeper would replace or lose it. */
    held,
    entries: (): readonly Entry[] => entries,
    turnedAway: (): readonly string[] => turnedAway,
    records: (): Promise<readonly AuditRecord[]> => log.read(),
    async stop() {
      await proxy.stop(0);
      await player.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const issue = (label: string, scope: Partial<Scope> = {}) =>
  issueToken(
    label,
    { expires: Date.now() + 3_600_000, ...scope },
    { random: systemRandom, clock: systemClock, sha256 },
  );

const keySource = (held: { raw: string | undefined }): KeySource => ({
  payer: () => (held.raw === undefined ? undefined : { keyId: 'k1', profile: 'default' }),
  use: async (work) => (held.raw === undefined ? fail('no key') : ok(await work(new Secret(held.raw)))),
  refused: async () => {},
});
