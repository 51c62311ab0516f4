import { createHmac, randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { issueToken } from '#core/proxy/door/token.ts';
import { sha256 } from '#platform/node/hash.ts';
import { startProxy } from '#platform/node/proxy/beside.ts';
import { carryByFetch } from '#platform/node/proxy/carry.ts';
import { forAWhile } from '#platform/node/proxy/forAWhile.ts';
import { trafficForMs, usualLimits, usualPerMinute } from '#platform/node/proxy/limits.ts';
import type { ServeTrouble } from '#platform/node/proxy/serve.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { ProxyModel } from './proxyState.ts';
import { vaultKey } from './vaultKey.ts';

/** Long enough for an answer to end, short enough that nobody waits for a stopped proxy. */
const drainMs = 3_000;

/** A key added meanwhile is known after this. */
const recognisersForMs = 10_000;

/** After a reload the window before may still hold the port for a moment. */
export const afterReload = { tries: 12, pauseMs: 500 } as const;

export async function start(
  services: Services,
  model: ProxyModel,
  { tries, pauseMs }: { readonly tries: number; readonly pauseMs: number } = { tries: 1, pauseMs: 0 },
): Promise<void> {
  if (model.state.is !== 'off') return;
  const server = await serverOf(services);
  if (server === undefined) return;
  model.state = { is: 'starting' };
  const port = services.settings.get('proxy.port') || services.memory.proxyPort();
  const options = optionsFor(services, model, server, port);
  let started = await startProxy(options);
  for (let left = tries - 1; left > 0 && !started.ok && started.error === 'port taken'; left--) {
    await services.clock.sleep(pauseMs);
    started = await startProxy(options);
  }
  if (!started.ok) {
    model.state = { is: 'off' };
    return explainTrouble(services, model, started.error, port);
  }
  model.state = { is: 'on', proxy: started.value, server };
  await services.memory.setProxyPort(started.value.port);
  await services.memory.setProxyWanted(true);
}

export async function stop({ memory }: Services, model: ProxyModel, stayStopped = true): Promise<void> {
  if (model.state.is !== 'on') return;
  const { proxy } = model.state;
  model.state = { is: 'off' };
  if (stayStopped) await memory.setProxyWanted(false);
  await proxy.stop(drainMs);
}

function optionsFor(services: Services, model: ProxyModel, server: string, port: number) {
  const { vault, memory, guard, clock, random, settings, mistral } = services;
  const secret = randomBytes(32);
  const profile = () => vault.profile(memory.profile());
  const perMinute = () => profile().requestsPerMinute ?? usualPerMinute;
  return {
    port,
    limits: usualLimits,
    upstream: server,
    listedPaths: settings.get('proxy.alsoPaths'),
    keys: vaultKey(services),
    carry: carryByFetch,
    api: mistral,
    tokens: () => services.memory.proxyTokens(),
    // In the editor the view shows the numbers; no token opens them.
    metricsHash: issueToken('metrics', { expires: 0 }, { random, clock, sha256 }).record.hash,
    policy: model.policy,
    recognisers: forAWhile(guard.recognisers, recognisersForMs, clock.now),
    fingerprint: (value: string) => createHmac('sha256', secret).update(value).digest('hex'),
    traffic: forAWhile(
      () => guard.traffic(server, { ...profile(), requestsPerMinute: perMinute() }),
      trafficForMs,
      clock.now,
    ),
    clock,
    random,
    entered: (entry: Parameters<ProxyModel['add']>[0]) => {
      guard.record(entry.record);
      model.add(entry);
    },
  };
}

async function explainTrouble(
  services: Services,
  model: ProxyModel,
  trouble: ServeTrouble,
  port: number,
): Promise<void> {
  const another = async () => {
    await services.memory.setProxyPort(0);
    await start(services, model);
  };
  const isChosen = services.settings.get('proxy.port') !== 0;
  const { l10n } = vscode;
  const words = {
    'port taken': l10n.t(
      'The proxy could not start: another program uses port {0}. Programs that were told this port would ask that one.',
      port,
    ),
    'port not allowed': l10n.t('The proxy could not start: port {0} is not for ordinary programs.', port),
    'no such address': l10n.t('The proxy could not start: this machine has no loopback address.'),
  } as const satisfies Record<ServeTrouble, string>;
  const change = isChosen
    ? { label: l10n.t('Change Port…'), run: () => services.commands.run('openSettings') }
    : { label: l10n.t('Use Another Port'), run: another };
  await services.ui.show({ severity: 'error', text: words[trouble], actions: [change] });
}
