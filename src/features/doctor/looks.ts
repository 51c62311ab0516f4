import * as vscode from 'vscode';
import { judgeServer } from '#core/mistral/allowedServer.ts';
import type { Check } from '#core/report/checks.ts';
import type { Services } from '#platform/vscode/services.ts';

/** One thing that is looked at; what it sees becomes one line of the report. */
export interface Look {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  see(services: Services): Promise<Seen> | Seen;
  readonly fix?: { readonly label: string; run(services: Services): unknown };
}

export type Seen = Pick<Check, 'verdict' | 'evidence'>;

export type Looks = readonly Look[];

const pass = (evidence: string): Seen => ({ verdict: 'pass', evidence });
const fail = (evidence: string): Seen => ({ verdict: 'fail', evidence });
const unknown = (evidence: string): Seen => ({ verdict: 'unknown', evidence });
const notApplicable = (evidence: string): Seen => ({ verdict: 'not applicable', evidence });

const openLog = { label: 'Show Log', run: ({ log }: Services) => log.show() };
const openSetting = (name: SettingName) => ({
  label: 'Open Setting',
  run: () => vscode.commands.executeCommand('workbench.action.openSettings', settingId(name)),
});

export const looks: Looks = [
  {
    id: 'storage',
    group: 'Keys',
    title: 'Secret storage answers.',
    async see({ vault }) {
      const seen = await vault.reconcile();
      return seen.ok
        ? pass('It was read just now.')
        : fail('It is locked. Unlock your system’s keyring, then look again.');
    },
  },
];
