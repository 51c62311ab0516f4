import * as vscode from 'vscode';
import { isKeepable } from '#core/fixes/keepable.ts';
import type { Check } from '#core/report/checks.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { CommandName } from '#platform/vscode/manifest/commands.ts';
import { openPlace, placeUri } from '#platform/vscode/openPlace.ts';
import type { Services } from '#platform/vscode/services.ts';

/** What the button of a check says and does. */
type Remedy = { readonly label: string } & Way;

type Way =
  /** Fixes of these rules and hardening steps, shown before they are made. */
  | { readonly by: 'fixes'; readonly ids: readonly string[] }
  /** A command for each finding that it can act on. */
  | { readonly by: 'each finding'; readonly command: CommandName; readonly of: (finding: Finding) => boolean }
  | { readonly by: 'command'; readonly command: CommandName }
  /** Nothing can be written for the person; they are taken to the place. */
  | { readonly by: 'looking' };

const fixes = (...ids: readonly string[]): Remedy => ({ label: vscode.l10n.t('Fix…'), by: 'fixes', ids });
const moveKeys: Remedy = {
  label: vscode.l10n.t('Move to Vault…'),
  by: 'each finding',
  command: 'moveToVault',
  of: ({ rule, cell }) => isKeepable(rule) && cell?.part !== 'output',
};

const remedies: Readonly<Record<string, Remedy>> = {
  'audit/key-from-environment': moveKeys,
  'audit/no-key-in-files': moveKeys,
  'audit/no-key-in-history': { label: vscode.l10n.t('Rotate…'), by: 'command', command: 'rotateKey' },
  'audit/dotenv-ignored': {
    label: vscode.l10n.t('Take out of Git…'),
    by: 'each finding',
    command: 'untrackDotenv',
    of: ({ rule }) => rule === dotenvRule.id,
  },
  'audit/separate-keys': { label: vscode.l10n.t('Open Console'), by: 'command', command: 'openConsole' },
  'audit/key-rotation': { label: vscode.l10n.t('Rotate…'), by: 'command', command: 'rotateKey' },
  'audit/moderation': fixes('call/no-moderation', 'call/weak-guardrail'),
  'audit/output-handled': fixes('call/output-to-html', 'call/output-to-deserializer'),
  'audit/tools-checked': fixes('call/tool-dispatch-unchecked', 'call/unbounded-loop'),
  'audit/metadata-only-logging': fixes('call/key-logged', 'call/debug-logger-on', 'config/debug-logger-on'),
  'audit/sdk-version': fixes('config/compromised-sdk-version'),
  'audit/tls': fixes('call/tls-verify-disabled', 'config/tls-verify-disabled', 'call/insecure-server-url'),
  'audit/browser': fixes(
    'call/key-public-env-prefix',
    'config/key-public-env-prefix',
    'call/key-in-client-bundle-config',
  ),
  'audit/ci-and-images': fixes('config/key-in-docker', 'config/key-in-ci', 'config/key-in-tool-config'),
  'audit/token-limits': fixes('call/missing-max-tokens'),
  'audit/timeouts': fixes('call/no-timeout', 'call/sdk-default-timeout'),
};

const look: Remedy = { label: vscode.l10n.t('Show'), by: 'looking' };
const remedyOf = ({ id }: Check): Remedy => remedies[id] ?? look;

/** On a page a button is short, and what it is for stands beside it. */
export function withButton(check: Check): Check {
  const { fix, evidence } = check;
  return fix === undefined ? check : { ...check, evidence: `${evidence} ${fix}.`, fix: remedyOf(check).label };
}

export async function mend(services: Services, check: Check): Promise<void> {
  const remedy = remedyOf(check);
  switch (remedy.by) {
    case 'fixes':
      return services.commands.run('fixProblems', { ids: remedy.ids, files: filesOf(check) });
    case 'each finding':
      return forEachFinding(services, remedy.command, remedy.of);
    case 'command':
      return services.commands.run(remedy.command);
    case 'looking': {
      const [first] = check.places ?? [];
      return first && openPlace(first.path, first.line);
    }
  }
}

const filesOf = ({ places = [] }: Check): readonly string[] => [
  ...new Set(places.flatMap(({ path }) => placeUri(path)?.toString() ?? [])),
];

/** One after another: each may ask the person something. */
async function forEachFinding(
  { commands, findings }: Services,
  command: CommandName,
  of: (finding: Finding) => boolean,
): Promise<void> {
  await commands.run('scanWorkspace');
  const found = findings.all().flatMap(({ uri, findings: inFile }) => inFile.map((finding) => ({ uri, finding })));
  for (const each of found.filter(({ finding }) => of(finding))) await commands.run(command, each);
}
