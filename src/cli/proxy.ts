import { join } from 'node:path';
import { recognisersFor } from '#core/guard/redact/recognise.ts';
import { dayStart } from '#core/guard/spend/budget.ts';
import { createLedger } from '#core/guard/spend/ledger.ts';
import type { MistralApi } from '#core/mistral/api.ts';
import { issueToken } from '#core/proxy/door/token.ts';
import { systemClock } from '#platform/node/clock.ts';
import type { AuditLog } from '#platform/node/guard/auditLog.ts';
import { openAuditLog } from '#platform/node/guard/auditLog.ts';
import { gitIdentity } from '#platform/node/guard/identity.ts';
import { sha256 } from '#platform/node/hash.ts';
import type { Keychain } from '#platform/node/keychain.ts';
import { startProxy } from '#platform/node/proxy/beside.ts';
import { carryByHttp } from '#platform/node/proxy/carry.ts';
import { forAWhile } from '#platform/node/proxy/forAWhile.ts';
import type { RunningProxy } from '#platform/node/proxy/guardProxy.ts';
import type { KeySource } from '#platform/node/proxy/keySource.ts';
import { trafficForMs, usualLimits, usualPerMinute } from '#platform/node/proxy/limits.ts';
import type { ServeTrouble } from '#platform/node/proxy/serve.ts';
import { systemRandom } from '#platform/node/random.ts';
import type { Command, Terminal } from './command.ts';
import { exitCode } from './command.ts';
import { interruptible } from './interrupt.ts';
import { explainNoKeychain, explainUnknownLabel } from './keychainWords.ts';
import { keyedDigest } from './keyedDigest.ts';
import { environmentKey, keychainKey } from './proxy/keys.ts';
import type { ProxyArguments } from './proxy/options.ts';
import { readArguments } from './proxy/options.ts';
import { stateFolder } from './proxy/stateFolder.ts';
import { writeTokenFile } from './proxy/tokenFile.ts';
import { greeting, keyLine, requestLine } from './proxy/told.ts';

const help = `mistral-guard proxy [--key LABEL | --key-env NAME] [--port N] [--policy strict|standard|FILE]

Guards the requests of your own programs: they ask this machine with a token that ends, and never hold the key.

  --key LABEL         which key of your keychain; see mistral-guard keys list
  --key-env NAME      or the variable that carries it (MISTRAL_API_KEY)
  --port N            where to listen on 127.0.0.1; any free port when absent
  --upstream URL      one of Mistral's hosts, or a server on this machine (https://api.mistral.ai)
  --policy P          strict, standard, or a file of your own; this folder's .mistral-guard/policy.json only tightens it
  --profile NAME      which budget it counts towards (default)
  --model NAME        a model the token may use, more than once for several; any when absent
  --budget DOLLARS    what the token may spend in a day
  --token-hours N     how long the token lasts (12)
  --token-file FILE   writes the token there, for you alone, instead of printing it
  --also-path PATH    a path beside the known ones to let through; every text in it is looked at
  --log FOLDER        where the audit log is kept; it holds numbers and codes, no text

GET /healthz says whether it runs; GET /metrics gives counters to Prometheus, for a token of its own: “metricsToken” in the
first line, or TOKEN_FILE.metrics.

The first line on standard output is JSON: {"url", "token", …}. Give a program the url as its server and the token as its
key. A request may tighten its policy with the header x-mistral-guard-policy: strict. SIGTERM lets what is under way finish.`;

export interface ProxyPorts {
  readonly keychain: Keychain;
  readonly api: Pick<MistralApi, 'moderate' | 'listModels'>;
}

export const proxy = (ports: ProxyPorts): Command => ({
  name: 'proxy',
  summary: 'guard the requests of your own programs',
  help,
  async run(args, terminal) {
    const asked = readArguments(args, process.cwd());
    const keys = await keysFor(asked, ports, terminal);
    if (typeof keys === 'number') return keys;
    return serveUntilStopped(asked, keys, ports, terminal);
  },
});

/** Looked for once before anything is promised; an exit code when there is none. */
async function keysFor(
  { key, profile }: ProxyArguments,
  { keychain }: ProxyPorts,
  terminal: Terminal,
): Promise<KeySource | number> {
  if ('variable' in key) {
    if (terminal.environment[key.variable]) return environmentKey(terminal.environment, key.variable, profile);
    terminal.err(`There is no key in ${key.variable}. Set it, or name a key of your keychain with --key LABEL.\n`);
    return exitCode.usage;
  }
  const found = await keychain.get(key.label);
  if (!found.ok) return explainNoKeychain(found.error, terminal);
  return found.value === undefined
    ? explainUnknownLabel(key.label, terminal)
    : keychainKey(keychain, key.label, profile);
}

async function serveUntilStopped(
  asked: ProxyArguments,
  keys: KeySource,
  { api }: ProxyPorts,
  terminal: Terminal,
): Promise<number> {
  const stopping = interruptible();
  const token = issueToken('command line', scopeOf(asked), { random: systemRandom, clock: systemClock, sha256 });
  const metrics = issueToken('metrics', { expires: 0 }, { random: systemRandom, clock: systemClock, sha256 });
  const log = openLog(asked, terminal);
  const { traffic } = createLedger({
    read: (since) => log.read({ since }),
    news: log.follow(dayStart(systemClock.now())),
    now: systemClock.now,
  });
  const identity = await gitIdentity(process.cwd());
  const recognisers = recognisersFor({ identity, isOwnKey: await ownKey(keys) });
  const { policy } = asked.policy;
  const started = await startProxy({
    port: asked.port,
    limits: usualLimits,
    upstream: asked.upstream,
    carry: carryByHttp(terminal.environment),
    listedPaths: asked.listedPaths,
    keys,
    api,
    tokens: () => [token.record],
    metricsHash: metrics.record.hash,
    policy: () => policy,
    recognisers: async () => recognisers,
    fingerprint: keyedDigest(),
    traffic: forAWhile(
      () => traffic(asked.upstream, asked.profile, { requestsPerMinute: usualPerMinute }),
      trafficForMs,
      systemClock.now,
    ),
    clock: systemClock,
    random: systemRandom,
    entered: (entry) => {
      log.record(entry.record);
      if (isWatched(terminal)) terminal.err(`${requestLine(entry)}\n`);
    },
  });
  if (!started.ok) return explainTrouble(started.error, asked.port, terminal);
  announce(started.value, asked, { token: token.raw, metricsToken: metrics.raw }, token.record.scope.expires, terminal);
  if (isWatched(terminal)) void tellAboutKey(keys, api, asked, terminal);
  await untilStopped(stopping.signal);
  stopping.dispose();
  await started.value.stop(drainMs);
  return exitCode.fine;
}

/** As long as an answer may reasonably still take. */
const drainMs = 30_000;

const scopeOf = ({ hours, models, dollarsPerDay }: ProxyArguments) => ({
  expires: systemClock.now() + hours * 3_600_000,
  ...(models === undefined ? {} : { models }),
  ...(dollarsPerDay === undefined ? {} : { dollarsPerDay }),
});

const logFolder = ({ log }: Pick<ProxyArguments, 'log'>, { environment }: Terminal): string =>
  log ?? join(stateFolder(environment), 'audit');

/** A person reads along; a program that started it reads the first line alone. */
const isWatched = ({ columns }: Terminal): boolean => columns !== undefined;

function openLog(asked: ProxyArguments, terminal: Terminal): AuditLog {
  let told = false;
  const folder = logFolder(asked, terminal);
  return openAuditLog({
    folder,
    now: systemClock.now,
    failed: (why) => {
      if (!told) terminal.err(`The audit log in ${folder} is ${why}. Requests go on; what they cost is not kept.\n`);
      told = true;
    },
  });
}

/** A person who waits for the first request learns now that it would fail; a program learns it from its answer. */
async function tellAboutKey(
  keys: KeySource,
  api: ProxyPorts['api'],
  { upstream }: ProxyArguments,
  terminal: Terminal,
): Promise<void> {
  const answer = await keys.use((key) => api.listModels({ key, host: upstream, timeoutMs: keyCheckMs }));
  if (answer.ok) terminal.err(`${keyLine(answer.value)}\n`);
}

const keyCheckMs = 10_000;

/** The one key that must never be a part of a message. */
async function ownKey(keys: KeySource): Promise<(candidate: string) => boolean> {
  const found = await keys.use(async (key) => sha256(key.revealFor('fingerprint')));
  return (candidate) => found.ok && sha256(candidate) === found.value;
}

function announce(
  { url }: RunningProxy,
  asked: ProxyArguments,
  secrets: { token: string; metricsToken: string },
  until: number,
  terminal: Terminal,
): void {
  const { tokenFile, policy } = asked;
  if (tokenFile !== undefined) {
    writeTokenFile(tokenFile, secrets.token);
    writeTokenFile(`${tokenFile}.metrics`, secrets.metricsToken);
  }
  const ways = tokenFile === undefined ? secrets : { tokenFile };
  const expires = new Date(until).toISOString();
  terminal.out(`${JSON.stringify({ url, ...ways, expires, policy: policy.name })}\n`);
  if (isWatched(terminal))
    terminal.err(greeting(url, tokenFile === undefined ? secrets.token : undefined, logFolder(asked, terminal)));
  for (const key of policy.refused)
    terminal.err(`The folder's policy may not loosen ${key}; it was not followed there.\n`);
  for (const { source } of policy.troubles) terminal.err(`The ${source}'s policy cannot be read: strict holds.\n`);
}

const untilStopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

function explainTrouble(trouble: ServeTrouble, port: number, terminal: Terminal): number {
  const words = {
    'port taken': `Port ${port} is taken by another program. Choose another with --port, or leave it out for a free one.`,
    'port not allowed': `Port ${port} is not for ordinary programs. Choose one above 1023.`,
    'no such address': 'This machine has no loopback address to listen on.',
  } as const satisfies Record<ServeTrouble, string>;
  terminal.err(`${words[trouble]}\n`);
  return exitCode.usage;
}
