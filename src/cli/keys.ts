import { parseArgs } from 'node:util';
import { judgeServer } from '#core/mistral/allowedServer.ts';
import type { MistralApi } from '#core/mistral/api.ts';
import { mistralHosts } from '#core/mistral/hosts.ts';
import type { Examination } from '#core/vault/health.ts';
import { examine } from '#core/vault/health.ts';
import { Secret } from '#core/vault/secret.ts';
import type { Keychain } from '#platform/node/keychain.ts';
import type { Command, Terminal } from './command.ts';
import { exitCode, UsageError } from './command.ts';
import { readSecret } from './hiddenPrompt.ts';
import { explainNoKeychain, explainUnknownLabel } from './keychainWords.ts';
import { checkedLabel } from './label.ts';

const help = `mistral-guard keys list
mistral-guard keys add LABEL [--no-check]
mistral-guard keys remove LABEL
mistral-guard keys check [LABEL…]

Keeps Mistral API keys in your system's keychain, for mistral-guard exec.

  add      asks for the key without showing it, or reads it from standard input; Mistral is asked whether it
           works before it is kept, unless --no-check is given
  list     prints labels, never keys
  check    asks Mistral whether each key still works

Exit codes: 0 fine, 1 refused, or a key that does not work, 2 the arguments or the input are wrong, 3 no keychain.`;

export interface KeysPorts {
  readonly keychain: Keychain;
  readonly api: MistralApi;
}

type Action = (ports: KeysPorts, args: readonly string[], terminal: Terminal) => Promise<number>;

const actions: Readonly<Record<string, Action>> = { list, add, remove, check };

export const keys = (ports: KeysPorts): Command => ({
  name: 'keys',
  summary: "keep keys in your system's keychain and check them",
  help,
  async run([name = '', ...args], terminal) {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) throw new UsageError(`Do what with keys? One of: ${Object.keys(actions).join(', ')}.`);
    return action(ports, args, terminal);
  },
});

async function list({ keychain }: KeysPorts, args: readonly string[], terminal: Terminal): Promise<number> {
  if (args.length > 0) throw new UsageError('“keys list” takes nothing more.');
  const labels = await keychain.labels();
  if (!labels.ok) return explainNoKeychain(labels.error, terminal);
  if (labels.value.length === 0) terminal.err('No keys yet. Add one with: mistral-guard keys add LABEL\n');
  for (const label of labels.value) terminal.out(`${label}\n`);
  return exitCode.fine;
}

async function add(ports: KeysPorts, args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'no-check': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const label = onlyLabel(positionals);
  const taken = await ports.keychain.get(label);
  if (!taken.ok) return explainNoKeychain(taken.error, terminal);
  if (taken.value !== undefined)
    throw new UsageError(`A key is called “${label}” already. Remove it first, or choose another label.`);
  const raw = await readSecret(`Key for “${label}” (not shown): `, terminal);
  if (!/^[\x21-\x7e]{16,}$/.test(raw)) throw new UsageError('That is not a key: it is too short, or has spaces in it.');
  const key = new Secret(raw);
  if (!values['no-check'] && !(await works(ports, label, key, terminal))) return exitCode.found;
  return keep(ports.keychain, label, key, terminal);
}

/** Kept is what can be read back. */
async function keep(keychain: Keychain, label: string, key: Secret, terminal: Terminal): Promise<number> {
  const stored = await keychain.set(label, key);
  if (!stored.ok) return explainNoKeychain(stored.error, terminal);
  const kept = await keychain.get(label);
  if (!kept.ok) return explainNoKeychain(kept.error, terminal);
  if (kept.value?.revealFor('os keychain') !== key.revealFor('os keychain')) {
    terminal.err('The keychain took the key and does not give it back. It was not kept.\n');
    return exitCode.noKeychain;
  }
  terminal.err(`Kept “${label}” (…${key.lastFour}) in your keychain.\n`);
  return exitCode.fine;
}

async function remove({ keychain }: KeysPorts, args: readonly string[], terminal: Terminal): Promise<number> {
  const [label, ...more] = args;
  if (label === undefined || more.length > 0) throw new UsageError('One label is needed.');
  const removed = await keychain.remove(label);
  if (!removed.ok) return explainNoKeychain(removed.error, terminal);
  if (!removed.value) return explainUnknownLabel(label, terminal);
  terminal.err(`Removed “${label}”. The key itself still works: delete it at Mistral too if it is not needed.\n`);
  return exitCode.fine;
}

async function check(ports: KeysPorts, args: readonly string[], terminal: Terminal): Promise<number> {
  const labels = args.length > 0 ? { ok: true as const, value: args } : await ports.keychain.labels();
  if (!labels.ok) return explainNoKeychain(labels.error, terminal);
  if (labels.value.length === 0) terminal.err('No keys to check.\n');
  let fine = true;
  for (const label of labels.value) {
    const key = await ports.keychain.get(label);
    if (!key.ok) return explainNoKeychain(key.error, terminal);
    if (key.value === undefined) return explainUnknownLabel(label, terminal);
    fine = (await works(ports, label, key.value, terminal)) && fine;
  }
  return fine ? exitCode.fine : exitCode.found;
}

async function works(ports: KeysPorts, label: string, key: Secret, terminal: Terminal): Promise<boolean> {
  const host = serverIn(terminal);
  const seen = await examine(ports.api, key, { host, kind: 'unknown' });
  terminal.out(`${label}  …${key.lastFour}  ${wordsFor(seen)}\n`);
  return seen.is === 'answered';
}

/** Asked before anything is sent, so that a refusal reads as one and not as trouble of the server. */
function serverIn({ environment }: Terminal): string {
  const named = environment.MISTRAL_SERVER;
  if (named === undefined) return mistralHosts.global.url;
  const judged = judgeServer(named);
  if (judged.verdict === 'allowed') return judged.url;
  throw new UsageError(
    `Keys are not sent to the server that MISTRAL_SERVER names (${judged.reason}). Known ones are ${Object.values(
      mistralHosts,
    )
      .map(({ url }) => url)
      .join(', ')}, and this machine.`,
  );
}

function wordsFor(seen: Examination): string {
  switch (seen.is) {
    case 'answered':
      return `works (${seen.kind}, ${new URL(seen.host).host})`;
    case 'refused':
      return 'does not work: Mistral answers 401 on every host that could know it';
    case 'forbidden':
      return 'is known, but may not do this (403)';
    case 'hindered':
      return `could not be checked: ${hindrances[seen.by]}`;
    case 'cancelled':
      return 'was not checked';
  }
}

const hindrances = {
  limited: 'Mistral asks to slow down (429)',
  offline: 'Mistral cannot be reached from here',
  server: 'Mistral has trouble of its own',
} as const;

function onlyLabel([label, ...more]: readonly string[]): string {
  if (more.length > 0) throw new UsageError('One label is needed.');
  return checkedLabel(label);
}
