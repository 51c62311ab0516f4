import * as vscode from 'vscode';
import { judgeServer } from '#core/mistral/allowedServer.ts';
import type { Check } from '#core/report/checks.ts';
import type { KeychainTrouble } from '#platform/node/keychain.ts';
import { openKeychain } from '#platform/node/keychain.ts';
import { isReachable } from '#platform/node/reachable.ts';
import type { SettingName } from '#platform/vscode/manifest/settings.ts';
import { settingId } from '#platform/vscode/manifest/settings.ts';
import { secretPlace } from '#platform/vscode/secretPlace.ts';
import type { Services } from '#platform/vscode/services.ts';

/** One thing that is looked at; what it sees becomes one line of the report. */
export interface Look {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  see(services: Services): Promise<Seen> | Seen;
  readonly fix?: Fix;
}

export interface Fix {
  readonly label: string;
  run(services: Services): unknown;
}

export type Seen = Pick<Check, 'verdict' | 'evidence'>;

const pass = (evidence: string): Seen => ({ verdict: 'pass', evidence });
const fail = (evidence: string): Seen => ({ verdict: 'fail', evidence });
const unknown = (evidence: string): Seen => ({ verdict: 'unknown', evidence });
const notApplicable = (evidence: string): Seen => ({ verdict: 'not applicable', evidence });

const openSetting = (name: SettingName): Fix => ({
  label: 'Open Setting',
  run: () => vscode.commands.executeCommand('workbench.action.openSettings', settingId(name)),
});

const manageTrust: Fix = {
  label: 'Manage Trust',
  run: () => vscode.commands.executeCommand('workbench.trust.manage'),
};

export const looks: readonly Look[] = [
  {
    id: 'answers',
    group: 'Keys',
    title: 'Secret storage answers',
    async see({ vault }) {
      const seen = await vault.reconcile();
      return seen.ok
        ? pass('VS Code’s secret storage was read just now.')
        : fail('It is locked. Unlock your system’s keyring, then look again.');
    },
  },
  {
    id: 'persists',
    group: 'Keys',
    title: 'Secret storage keeps what it is given',
    async see({ vault }) {
      const seen = await vault.reconcile();
      return persists[seen.ok ? seen.value.persistence : 'locked'];
    },
  },
  {
    id: 'complete',
    group: 'Keys',
    title: 'Every key is still there',
    async see({ vault }) {
      const seen = await vault.reconcile();
      if (!seen.ok) return unknown('Not known while secret storage is locked.');
      const { lost } = seen.value;
      if (lost.length > 0) return fail(`${lost.length} of ${vault.list().length} keys are gone from this machine.`);
      return vault.list().length === 0 ? notApplicable('No keys yet.') : pass('What the list names, storage holds.');
    },
  },
  {
    id: 'trust',
    group: 'This window',
    title: 'The folder is trusted',
    see: () =>
      vscode.workspace.isTrusted
        ? pass('Keys can be read and stored.')
        : fail('In Restricted Mode keys are neither read nor stored.'),
    fix: manageTrust,
  },
  {
    id: 'place',
    group: 'This window',
    title: 'Keys stay on this machine',
    see() {
      if (vscode.env.uiKind === vscode.UIKind.Web)
        return unknown(
          `VS Code runs in a browser here. Keys lie in ${secretPlace()}, encrypted as its server provides, or only in memory.`,
        );
      return vscode.env.remoteName === undefined
        ? pass('This window is local.')
        : pass(`This window works on ${vscode.env.remoteName}; keys stay on the machine in front of you.`);
    },
  },
  {
    id: 'portable',
    group: 'This window',
    title: 'Not a portable installation',
    see: () =>
      vscode.env.isAppPortable
        ? fail('Keys are tied to this machine’s keychain: carried elsewhere, they are lost.')
        : pass('Keys and VS Code stay together.'),
  },
  {
    id: 'keychain',
    group: 'Command line',
    title: 'The system’s keychain answers',
    async see() {
      const labels = await openKeychain().labels();
      if (!labels.ok) return keychainTrouble[labels.error];
      return pass(`It holds ${labels.value.length} keys for the command line.`);
    },
  },
  {
    id: 'server',
    group: 'Network',
    title: 'Requests go to Mistral',
    see({ settings }) {
      const server = settings.get('api.server');
      const judged = judgeServer(server);
      if (judged.verdict === 'refused') return fail(`The server in your settings is refused: ${judged.reason}.`);
      const { hostname } = new URL(judged.url);
      return hostname.endsWith('.mistral.ai')
        ? pass(hostname)
        : fail(`They go to ${new URL(judged.url).host} on this machine, not to Mistral.`);
    },
    fix: openSetting('api.server'),
  },
  {
    id: 'reachable',
    group: 'Network',
    title: 'The server can be reached',
    async see({ settings }) {
      const judged = judgeServer(settings.get('api.server'));
      if (judged.verdict === 'refused') return notApplicable('There is no server to reach.');
      const answered = await isReachable(judged.url);
      return answered.ok
        ? pass(`It answered in ${answered.value} ms. No key was sent.`)
        : fail('No answer. Check the network, a proxy (http.proxy) and the firewall.');
    },
  },
];

const persists = {
  kept: pass('What was stored in an earlier session is still there.'),
  forgets: fail('It forgets when VS Code closes. On Linux, install and unlock a keyring.'),
  'not known yet': unknown('Not known yet. Close VS Code once with a key stored; after that this line tells.'),
  locked: unknown('Not known while secret storage is locked.'),
} as const satisfies Record<string, Seen>;

const keychainTrouble = {
  absent: notApplicable('None runs here. The editor does not need one; mistral-guard keys and exec do.'),
  locked: unknown('Not known while it is locked. Only mistral-guard keys and exec need it.'),
} as const satisfies Record<KeychainTrouble, Seen>;
