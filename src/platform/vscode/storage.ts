import { randomBytes } from 'node:crypto';
import type { Listen } from '#core/emitter.ts';
import { emitter } from '#core/emitter.ts';
import type { TokenRecord } from '#core/proxy/door/token.ts';
import { tokenRecordsIn } from '#core/proxy/door/tokenRecords.ts';
import type { IndexStore, SecretStore } from '#core/vault/ports.ts';
import type { ExtensionContext } from './lifetime.ts';

/** Every name under which something is remembered. */
const places = {
  index: 'keys.index',
  profile: 'workspace.profile',
  consents: 'workspace.consents',
  mirrored: 'keychain.mirrored',
  lent: 'account.lent',
  grouping: 'findings.grouping',
  proxyPort: 'proxy.port',
  proxyWanted: 'proxy.wanted',
  proxyTokens: 'proxy.tokens',
  usageAlert: 'usage.alert',
  chatKey: 'chat/sealing-key',
} as const;

/** The only place that reads VS Code's secret storage. */
export function secretStore({ secrets }: ExtensionContext): SecretStore {
  return {
    get: async (name) => secrets.get(name),
    store: async (name, value) => secrets.store(name, value),
    delete: async (name) => secrets.delete(name),
    keys: async () => secrets.keys(),
  };
}

/** What chats on disk are sealed with: made at its first use, and read back, since another window may make one too. */
export async function chatSealingKey({ secrets }: ExtensionContext): Promise<Buffer> {
  if ((await secrets.get(places.chatKey)) === undefined)
    await secrets.store(places.chatKey, randomBytes(32).toString('base64'));
  const kept = Buffer.from((await secrets.get(places.chatKey)) ?? '', 'base64');
  if (kept.length !== 32) throw new Error('the key storage does not keep the key that chats are sealed with');
  return kept;
}

/** Metadata only. It is not handed to Settings Sync: a key belongs to one machine. */
export function indexStore({ globalState }: ExtensionContext): IndexStore {
  return {
    read: () => globalState.get(places.index),
    write: async (value) => globalState.update(places.index, value),
  };
}

/** What is remembered outside the vault: choices of this workspace, and what the person has been told. */
export interface Memory {
  profile(): string | undefined;
  setProfile(id: string): Promise<void>;
  readonly onDidChangeProfile: Listen<void>;
  /** What the person allowed this workspace, by a word of ours; asked once, and taken back any time. */
  consents(): ReadonlySet<string>;
  setConsent(what: string, given: boolean): Promise<void>;
  /** Which keys have a copy in the system's keychain, and under which label. */
  mirrored(): Readonly<Record<string, string>>;
  setMirrored(labels: Readonly<Record<string, string>>): Promise<void>;
  /** The keys that the person lets other extensions ask for. */
  lent(): readonly string[];
  setLent(ids: readonly string[]): Promise<void>;
  /** How the findings are grouped. */
  grouping(): string | undefined;
  setGrouping(by: string): Promise<void>;
  /** Where the proxy of this workspace listened last, so that programs find it again; 0 for nowhere yet. */
  proxyPort(): number;
  setProxyPort(port: number): Promise<void>;
  /** It runs until the person stops it, also across a reload. */
  proxyWanted(): boolean;
  setProxyWanted(wanted: boolean): Promise<void>;
  /** Hashes, never tokens. */
  proxyTokens(): readonly TokenRecord[];
  setProxyTokens(tokens: readonly TokenRecord[]): Promise<void>;
  /** The day on which the person was last told that it is an unusual one. */
  usageAlert(): string | undefined;
  setUsageAlert(day: string): Promise<void>;
}

export function openMemory({ workspaceState, globalState }: ExtensionContext): Memory {
  const profileChanges = emitter<void>();
  const consents = () => new Set(stringsIn(workspaceState.get(places.consents)));
  return {
    profile: () => stringsIn([workspaceState.get(places.profile)])[0],
    async setProfile(id) {
      await workspaceState.update(places.profile, id);
      profileChanges.fire();
    },
    onDidChangeProfile: profileChanges.on,
    consents,
    async setConsent(what, given) {
      const all = consents();
      if (given) all.add(what);
      else all.delete(what);
      await workspaceState.update(places.consents, [...all]);
    },
    mirrored: () => labelsIn(globalState.get(places.mirrored)),
    setMirrored: async (labels) => globalState.update(places.mirrored, labels),
    lent: () => stringsIn(globalState.get(places.lent)),
    setLent: async (ids) => globalState.update(places.lent, ids),
    grouping: () => stringsIn([globalState.get(places.grouping)])[0],
    setGrouping: async (by) => globalState.update(places.grouping, by),
    proxyPort: () => {
      const port: unknown = workspaceState.get(places.proxyPort);
      return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
    },
    setProxyPort: async (port) => workspaceState.update(places.proxyPort, port),
    proxyWanted: () => workspaceState.get(places.proxyWanted) === true,
    setProxyWanted: async (wanted) => workspaceState.update(places.proxyWanted, wanted),
    proxyTokens: () => tokenRecordsIn(workspaceState.get(places.proxyTokens)),
    setProxyTokens: async (tokens) => workspaceState.update(places.proxyTokens, tokens),
    usageAlert: () => stringsIn([globalState.get(places.usageAlert)])[0],
    setUsageAlert: async (day) => globalState.update(places.usageAlert, day),
  };
}

const stringsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

const labelsIn = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, label]) => typeof label === 'string'))
    : {};
