import { createHash, createHmac, randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Listen } from '#core/emitter.ts';
import { emitter } from '#core/emitter.ts';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Traffic } from '#core/guard/conversation.ts';
import type { Machine } from '#core/guard/machine.ts';
import type { DecidedPolicy } from '#core/guard/policy/decide.ts';
import type { Recogniser } from '#core/guard/redact/entity.ts';
import type { Vocabulary } from '#core/guard/redact/vocabulary.ts';
import { createVocabulary } from '#core/guard/redact/vocabulary.ts';
import type { Anomaly } from '#core/guard/spend/anomaly.ts';
import { dayStart } from '#core/guard/spend/budget.ts';
import { createLedger } from '#core/guard/spend/ledger.ts';
import { createWatch } from '#core/guard/spend/watch.ts';
import type { Clock, Logger } from '#core/ports.ts';
import type { Profile } from '#core/vault/profile.ts';
import type { AuditLog } from '#platform/node/guard/auditLog.ts';
import { openAuditLog } from '#platform/node/guard/auditLog.ts';
import { gitIdentity } from '#platform/node/guard/identity.ts';
import { guardPolicies } from './guardPolicy.ts';
import { displayLanguage } from './language.ts';
import type { Disposable } from './lifetime.ts';
import type { Engine } from './scan/engine.ts';
import type { Settings } from './settings.ts';

/** What whoever talks to a model needs beside the pipeline itself. Building it reads nothing and asks nobody. */
export interface Guard extends Disposable {
  /** The policy of a folder, or of all folders of this window together; never looser than the person's settings. */
  policy(folder?: vscode.WorkspaceFolder): DecidedPolicy;
  /** Breaker, pace and book. Ask before each request: other windows spend from the same purse. */
  traffic(server: string, profile: Profile): Promise<Traffic>;
  /** What is taken out of every message. Opens the key storage for its salt, so ask when a person acted. */
  recognisers(): Promise<readonly Recogniser[]>;
  /** One for each conversation; it is forgotten with it. */
  newVocabulary(): Vocabulary;
  /** The workspace as the log and the budgets know it: a digest. */
  readonly workspace: string | undefined;
  /** The pipeline itself. Loaded when it is first asked for, which takes some milliseconds. */
  machine(): Promise<Machine>;
  /** Written down when it returns. Never throws. */
  record(record: AuditRecord): void;
  readonly log: AuditLog;
  /** The policy may be another one now. */
  readonly onDidChange: Listen<void>;
  readonly onDidRecord: Listen<AuditRecord>;
  /** Today is unlike the person's other days. Each thing is told once a day. */
  readonly onDidNotice: Listen<Anomaly>;
}

export interface GuardNeeds {
  readonly settings: Settings;
  readonly engine: Pick<Engine, 'loadOwnKeys' | 'ownKey'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A folder of ours on this machine. */
  readonly folder: string;
}

export function createGuard({ settings, engine, clock, logger, folder }: GuardNeeds): Guard {
  const policies = guardPolicies(settings);
  const records = emitter<AuditRecord>();
  const log = openAuditLog({
    folder,
    now: clock.now,
    failed: (why) => logger.error('A request was not written into the audit log', { why }),
  });
  const anomalies = emitter<Anomaly>();
  const watch = createWatch({ read: (since) => log.read({ since }), now: clock.now });
  const notice = async (record: AuditRecord) => {
    for (const anomaly of await watch.note(record)) anomalies.fire(anomaly);
  };
  const ledger = createLedger({
    read: (since) => log.read({ since }),
    news: log.follow(dayStart(clock.now())),
    now: clock.now,
  });
  return {
    policy: policies.current,
    traffic: (server, profile) => ledger.traffic(server, profile.id, profile),
    async recognisers() {
      const [{ recognisersFor }] = await Promise.all([load(), engine.loadOwnKeys()]);
      return recognisersFor({
        isOwnKey: (candidate) => engine.ownKey(candidate) !== undefined,
        identity: await identityHere(),
        terms: settings.get('guard.terms'),
      });
    },
    newVocabulary: () => createVocabulary(digestOfThisProcess),
    get workspace() {
      return workspaceDigest();
    },
    machine: load,
    record(record) {
      log.record(record);
      records.fire(record);
      void notice(record);
    },
    log,
    onDidChange: policies.onDidChange,
    onDidRecord: records.on,
    onDidNotice: anomalies.on,
    dispose: () => policies.dispose(),
  };
}

async function load(): Promise<Machine> {
  const { machine } = await import('#core/guard/machine.ts');
  machine.speak(displayLanguage());
  return machine;
}

/** A repository's own git configuration is not asked before the person trusts it. */
async function identityHere(): Promise<readonly string[]> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  return folder === undefined || !vscode.workspace.isTrusted ? [] : gitIdentity(folder.uri.fsPath);
}

function workspaceDigest(): string | undefined {
  const place = vscode.workspace.workspaceFile ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  return place === undefined ? undefined : createHash('sha256').update(place.toString()).digest('hex').slice(0, 16);
}

/** Enough to see that two keys are the same, and forgotten with the process. */
const ofThisProcess = randomBytes(32);
const digestOfThisProcess = (value: string): string => createHmac('sha256', ofThisProcess).update(value).digest('hex');
