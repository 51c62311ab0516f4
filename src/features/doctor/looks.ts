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
  label: vscode.l10n.t('Open Setting'),
  run: () => vscode.commands.executeCommand('workbench.action.openSettings', settingId(name)),
});

const manageTrust: Fix = {
  label: vscode.l10n.t('Manage Trust'),
  run: () => vscode.commands.executeCommand('workbench.trust.manage'),
};

export const looks: readonly Look[] = [
  {
    id: 'answers',
    group: vscode.l10n.t('Keys'),
    title: vscode.l10n.t('Secret storage answers'),
    async see({ vault }) {
      const seen = await vault.reconcile();
      return seen.ok
        ? pass(vscode.l10n.t('VS Code’s secret storage was read just now.'))
        : fail(vscode.l10n.t('It is locked. Unlock your system’s keyring, then look again.'));
    },
  },
  {
    id: 'persists',
    group: vscode.l10n.t('Keys'),
    title: vscode.l10n.t('Secret storage keeps what it is given'),
    async see({ vault }) {
      const seen = await vault.reconcile();
      return persists[seen.ok ? seen.value.persistence : 'locked'];
    },
  },
  {
    id: 'complete',
    group: vscode.l10n.t('Keys'),
    title: vscode.l10n.t('Every key is still there'),
    async see({ vault }) {
      const seen = await vault.reconcile();
      if (!seen.ok) return unknown(vscode.l10n.t('Not known while secret storage is locked.'));
      const { lost } = seen.value;
      if (lost.length > 0)
        return fail(vscode.l10n.t('{0} of {1} keys are gone from this machine.', lost.length, vault.list().length));
      return vault.list().length === 0
        ? notApplicable(vscode.l10n.t('No keys yet.'))
        : pass(vscode.l10n.t('What the list names, storage holds.'));
    },
  },
  {
    id: 'trust',
    group: vscode.l10n.t('This window'),
    title: vscode.l10n.t('The folder is trusted'),
    see: () =>
      vscode.workspace.isTrusted
        ? pass(vscode.l10n.t('Keys can be read and stored.'))
        : fail(vscode.l10n.t('In Restricted Mode keys are neither read nor stored.')),
    fix: manageTrust,
  },
  {
    id: 'place',
    group: vscode.l10n.t('This window'),
    title: vscode.l10n.t('Keys stay on this machine'),
    see() {
      if (vscode.env.uiKind === vscode.UIKind.Web)
        return unknown(
          vscode.l10n.t(
            'VS Code runs in a browser here. Keys lie in {0}, encrypted as its server provides, or only in memory.',
            secretPlace(),
          ),
        );
      return vscode.env.remoteName === undefined
        ? pass(vscode.l10n.t('This window is local.'))
        : pass(
            vscode.l10n.t('This window works on {0}; keys stay on the machine in front of you.', vscode.env.remoteName),
          );
    },
  },
  {
    id: 'portable',
    group: vscode.l10n.t('This window'),
    title: vscode.l10n.t('Not a portable installation'),
    see: () =>
      vscode.env.isAppPortable
        ? fail(vscode.l10n.t('Keys are tied to this machine’s keychain: carried elsewhere, they are lost.'))
        : pass(vscode.l10n.t('Keys and VS Code stay together.')),
  },
  {
    id: 'keychain',
    group: vscode.l10n.t('Command line'),
    title: vscode.l10n.t('The system’s keychain answers'),
    async see() {
      const labels = await openKeychain().labels();
      if (!labels.ok) return keychainTrouble[labels.error];
      return pass(vscode.l10n.t('It holds {0} keys for the command line.', labels.value.length));
    },
  },
  {
    id: 'server',
    group: vscode.l10n.t('Network'),
    title: vscode.l10n.t('Requests go to Mistral'),
    see({ settings }) {
      const server = settings.get('api.server');
      const judged = judgeServer(server);
      if (judged.verdict === 'refused')
        return fail(vscode.l10n.t('The server in your settings is refused: {0}.', judged.reason));
      const { hostname } = new URL(judged.url);
      return hostname.endsWith('.mistral.ai')
        ? pass(hostname)
        : fail(vscode.l10n.t('They go to {0} on this machine, not to Mistral.', new URL(judged.url).host));
    },
    fix: openSetting('api.server'),
  },
  {
    id: 'reachable',
    group: vscode.l10n.t('Network'),
    title: vscode.l10n.t('The server can be reached'),
    async see({ settings }) {
      const judged = judgeServer(settings.get('api.server'));
      if (judged.verdict === 'refused') return notApplicable(vscode.l10n.t('There is no server to reach.'));
      const answered = await isReachable(judged.url);
      return answered.ok
        ? pass(vscode.l10n.t('It answered in {0} ms. No key was sent.', answered.value))
        : fail(vscode.l10n.t('No answer. Check the network, a proxy (http.proxy) and the firewall.'));
    },
  },
];

const persists = {
  kept: pass(vscode.l10n.t('What was stored in an earlier session is still there.')),
  forgets: fail(vscode.l10n.t('It forgets when VS Code closes. On Linux, install and unlock a keyring.')),
  'not known yet': unknown(
    vscode.l10n.t('Not known yet. Close VS Code once with a key stored; after that this line tells.'),
  ),
  locked: unknown(vscode.l10n.t('Not known while secret storage is locked.')),
} as const satisfies Record<string, Seen>;

const keychainTrouble = {
  absent: notApplicable(vscode.l10n.t('None runs here. The editor does not need one; mistral-guard keys and exec do.')),
  locked: unknown(vscode.l10n.t('Not known while it is locked. Only mistral-guard keys and exec need it.')),
} as const satisfies Record<KeychainTrouble, Seen>;
