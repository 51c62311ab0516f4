import type { Identity } from '../mistral/account.ts';
import type { Call } from '../mistral/api.ts';
import type { MistralError } from '../mistral/error.ts';
import { mistralHosts } from '../mistral/hosts.ts';
import type { Result } from '../result.ts';
import type { KeyChange } from './core.ts';
import type { KeyApi } from './ports.ts';
import type { KeyKind } from './record.ts';
import type { Secret } from './secret.ts';

/** What came of asking Mistral about a key. */
export type Examination =
  | { is: 'answered'; kind: KeyKind; host: string }
  /** Every host that could know it answered 401. */
  | { is: 'refused' }
  | { is: 'forbidden' }
  /** Nothing was learnt about the key. */
  | { is: 'hindered'; by: 'limited' | 'offline' | 'server'; retryAfter?: number }
  | { is: 'cancelled' };

interface Probe {
  kind: KeyKind;
  /** Nowhere, when the key belongs to a server that is not Mistral's own: it is not carried elsewhere. */
  host(given: string): string | undefined;
  ask(api: KeyApi, call: Call): Promise<Result<unknown, MistralError>>;
}

const codestral = mistralHosts.codestral.url;
const ownHosts: ReadonlySet<string> = new Set(Object.values(mistralHosts).map(({ url }) => url));
const home = (host: string) => (host === codestral ? mistralHosts.global.url : host);

const asStudio: Probe = { kind: 'studio', host: home, ask: (api, call) => api.listModels(call) };
const asCodestral: Probe = {
  kind: 'codestral',
  host: (host) => (ownHosts.has(host) ? codestral : undefined),
  ask: (api, call) => api.listModels(call),
};
const asAdmin: Probe = { kind: 'admin', host: home, ask: (api, call) => api.listKeys(call, 'none') };

/** One question for each kind of key. A key of one kind is answered 401 where it is not at home, and is still good. */
const probes: readonly Probe[] = [asStudio, asCodestral, asAdmin];

/** A Vibe key goes through the door of a Studio key: the API does not tell them apart. */
const atHome: Readonly<Record<KeyKind, Probe>> = {
  studio: asStudio,
  vibe: asStudio,
  unknown: asStudio,
  codestral: asCodestral,
  admin: asAdmin,
};

export interface Suspect {
  host: string;
  kind: KeyKind;
}

/** Asks where the key is thought to be at home, and only after a 401 where else it could be. */
export async function examine(api: KeyApi, key: Secret, suspect: Suspect, signal?: AbortSignal): Promise<Examination> {
  const answers: Examination[] = [];
  for (const probe of inOrder(suspect)) {
    const answer = await ask(api, key, suspect, probe, signal);
    if (answer.is === 'answered' || answer.is === 'cancelled') return answer;
    answers.push(answer);
    if (answers.length === 1 && answer.is !== 'refused') return answer;
  }
  return answers.find(({ is }) => is === 'hindered') ?? { is: 'refused' };
}

/** Whoever has not said by then whether it knows the key will not say it soon. */
export const patienceMs = 5_000;

/** Only its own door: enough to see an old key die. */
export const askAtHome = (api: KeyApi, key: Secret, suspect: Suspect, signal?: AbortSignal): Promise<Examination> =>
  ask(api, key, suspect, atHome[suspect.kind], signal);

const inOrder = ({ kind }: Suspect): readonly Probe[] => [
  atHome[kind],
  ...probes.filter((probe) => probe !== atHome[kind]),
];

async function ask(api: KeyApi, key: Secret, suspect: Suspect, probe: Probe, signal?: AbortSignal) {
  const host = probe.host(suspect.host);
  if (host === undefined) return { is: 'refused' } satisfies Examination;
  const reply = await probe.ask(api, { key, host, timeoutMs: patienceMs, ...(signal && { signal }) });
  if (!reply.ok) return judge(reply.error);
  const kind = suspect.kind === 'vibe' && probe.kind === 'studio' ? 'vibe' : probe.kind;
  return { is: 'answered', kind, host } satisfies Examination;
}

const verdicts: Partial<Record<MistralError['kind'], Examination>> = {
  unauthorized: { is: 'refused' },
  forbidden: { is: 'forbidden' },
  guardrail: { is: 'forbidden' },
  cancelled: { is: 'cancelled' },
  offline: { is: 'hindered', by: 'offline' },
  timeout: { is: 'hindered', by: 'offline' },
};

/** Whatever is not clearly about the key does not count against it. */
export function judge(error: MistralError): Examination {
  if (error.kind !== 'limited') return verdicts[error.kind] ?? { is: 'hindered', by: 'server' };
  const { retryAfter } = error;
  return { is: 'hindered', by: 'limited', ...(retryAfter !== undefined && { retryAfter }) };
}

/** What an examination changes in the record. */
export function learn(examination: Examination, now: number): KeyChange {
  switch (examination.is) {
    case 'answered':
      return { kind: examination.kind, host: examination.host, lastCheck: { at: now, outcome: 'ok' } };
    case 'refused':
      return { lastCheck: { at: now, outcome: 'invalid' } };
    case 'forbidden':
      return { lastCheck: { at: now, outcome: 'forbidden' } };
    case 'hindered': {
      const { by, retryAfter } = examination;
      return { lastTry: { at: now, hindrance: by, ...(retryAfter !== undefined && { until: now + retryAfter }) } };
    }
    case 'cancelled':
      return {};
  }
}

export const ownerOf = ({ userId, workspace, organisation, key }: Identity) => ({
  userId,
  ...(key && { apiKeyId: key.id }),
  ...(workspace && { workspaceId: workspace.id, workspace: workspace.name }),
  ...(organisation && { organisation: organisation.name }),
});
