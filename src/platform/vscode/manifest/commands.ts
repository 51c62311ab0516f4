import type { CommandRow, MenuPlace } from './commandRow.ts';
import { selectedRow } from './commandRow.ts';

const onKeys = 'view == mistralGuard.keys';
const onKey = `${onKeys} && viewItem =~ /^key\\b/`;
const inList = 'mistralGuard.keyCount > 0';
const keysAreOff = 'Keys are neither read nor stored in Restricted Mode: a folder nobody trusts yet could be watching.';
const gitIsOff = 'Git is not run in Restricted Mode: a folder nobody trusts yet could have told it to run anything.';

const onProxy = 'view == mistralGuard.proxy';
const proxyIsOff = 'The proxy hands out the use of your key, so it does not start in Restricted Mode.';

const onFindings = 'view == mistralGuard.findings';
const onFinding = `${onFindings} && viewItem =~ /^finding\\b/`;
const finding = (group: string, word: string): readonly MenuPlace[] =>
  row(group, `${onFinding} && viewItem =~ /\\b${word}\\b/`);
const grouping = (by: string, group: string): readonly MenuPlace[] =>
  title(group, `${onFindings} && mistralGuard.grouping != ${by}`);

const onChat = 'view == mistralGuard.chat';
const notSent =
  'Nothing is sent in Restricted Mode: a folder nobody trusts yet could be speaking through its files and settings.';

const row = (group: string, when = onKey): readonly MenuPlace[] => [{ menu: 'view/item/context', when, group }];
const title = (group: string, when = onKeys): readonly MenuPlace[] => [{ menu: 'view/title', when, group }];

/**
 * Every command, declared once: package.json is generated from this table and `registerCommand` takes its names.
 * No command takes or returns a key: any extension, and any repository's tasks.json, can call any command.
 */
export const commands = {
  addKey: { title: 'Add API Key…', icon: '$(add)', needsTrust: keysAreOff, menus: title('navigation@1') },
  importKeys: {
    title: 'Import Keys…',
    needsTrust: keysAreOff,
    menus: title('1_add@2'),
  },
  addRemoteKey: {
    title: 'Add Key from a Secret Manager…',
    needsTrust: keysAreOff,
    menus: title('1_add@1'),
  },
  checkAllKeys: {
    title: 'Check All Keys',
    icon: '$(refresh)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: title('navigation@2', `${onKeys} && ${inList}`),
  },
  setDefaultKey: {
    title: 'Use as Default',
    icon: '$(star-empty)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('inline@1', `${onKey} && viewItem =~ /\\bcandidate\\b/`),
  },
  checkKey: {
    title: 'Check Key',
    icon: '$(pulse)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: [...row('inline@2'), ...row('1_use@1')],
  },
  rotateKey: {
    title: 'Rotate Key…',
    icon: '$(sync)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: [
      ...row('inline@3', `${onKey} && viewItem =~ /\\brotatable\\b/`),
      ...row('1_use@2', `${onKey} && viewItem =~ /\\brotatable\\b/`),
    ],
  },
  resumeRotation: {
    title: 'Continue Rotation',
    icon: '$(debug-continue)',
    palette: 'mistralGuard.rotating',
    needsTrust: keysAreOff,
    menus: [
      ...row('inline@3', `${onKey} && viewItem =~ /\\brotating\\b/`),
      ...row('1_use@3', `${onKey} && viewItem =~ /\\brotating\\b/`),
    ],
  },
  callOffRotation: {
    title: 'Call Off Rotation',
    palette: 'mistralGuard.rotating',
    needsTrust: keysAreOff,
    menus: row('1_use@4', `${onKey} && viewItem =~ /\\brotating\\b/`),
  },
  openTerminal: {
    title: 'New Terminal with Key',
    icon: '$(terminal)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('1_use@5', `${onKey} && viewItem =~ /\\busable\\b/`),
  },
  renameKey: {
    title: 'Rename Key…',
    icon: '$(edit)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('2_edit@1'),
    keybinding: { key: 'f2', mac: 'enter', when: `focusedView == mistralGuard.keys && ${inList}`, args: selectedRow },
  },
  setExpiry: {
    title: 'Set Expiry or Reminder…',
    icon: '$(calendar)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('2_edit@2'),
  },
  moveKey: {
    title: 'Move Key to Profile…',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('2_edit@3'),
  },
  mirrorKey: {
    title: 'Share Key with Command Line…',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('3_share@1', `${onKey} && viewItem =~ /\\bunmirrored\\b/`),
  },
  unmirrorKey: {
    title: 'Stop Sharing Key with Command Line',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('3_share@1', `${onKey} && viewItem =~ /\\bmirrored\\b/`),
  },
  copyKey: {
    title: 'Copy Key…',
    icon: '$(copy)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('9_danger@1'),
  },
  deleteKey: {
    title: 'Delete Key…',
    icon: '$(trash)',
    palette: inList,
    needsTrust: keysAreOff,
    menus: row('9_danger@2'),
    keybinding: {
      key: 'delete',
      mac: 'cmd+backspace',
      when: `focusedView == mistralGuard.keys && ${inList}`,
      args: selectedRow,
    },
  },
  newProfile: { title: 'New Profile…', needsTrust: keysAreOff, menus: title('2_profiles@1') },
  switchProfile: { title: 'Switch Profile for This Workspace…', needsTrust: keysAreOff, menus: title('2_profiles@2') },
  editProfile: {
    title: 'Edit Profile…',
    icon: '$(edit)',
    needsTrust: keysAreOff,
    menus: row('inline@1', `${onKeys} && viewItem =~ /^profile\\b/`),
  },
  deleteProfile: {
    title: 'Delete Profile…',
    needsTrust: keysAreOff,
    menus: row('9_danger@1', `${onKeys} && viewItem =~ /^profile\\b.*\\bremovable\\b/`),
  },
  exposeKey: {
    title: 'Expose Key to Terminals of This Workspace…',
    palette: `${inList} && !mistralGuard.exposing`,
    needsTrust: keysAreOff,
    menus: title('3_terminals@1', `${onKeys} && ${inList} && !mistralGuard.exposing`),
  },
  stopExposing: {
    title: 'Stop Exposing Key to Terminals',
    palette: 'mistralGuard.exposing',
    menus: title('3_terminals@1', `${onKeys} && mistralGuard.exposing`),
  },
  lock: {
    title: 'Lock Keys',
    icon: '$(lock)',
    palette: `${inList} && !mistralGuard.locked`,
    menus: title('4_lock@1', `${onKeys} && ${inList} && !mistralGuard.locked`),
  },
  unlock: {
    title: 'Unlock Keys',
    icon: '$(unlock)',
    palette: 'mistralGuard.locked',
    needsTrust: keysAreOff,
    menus: title('navigation@3', `${onKeys} && mistralGuard.locked`),
  },
  scanWorkspace: {
    title: 'Scan Workspace',
    icon: '$(play)',
    palette: 'mistralGuard.scan != scanning',
    menus: title('navigation@1', `${onFindings} && mistralGuard.scan != scanning`),
  },
  stopScan: {
    title: 'Stop Scan',
    icon: '$(debug-stop)',
    palette: 'mistralGuard.scan == scanning',
    menus: title('navigation@1', `${onFindings} && mistralGuard.scan == scanning`),
  },
  groupByFile: {
    title: 'Group Findings by File',
    palette: 'mistralGuard.findingCount > 0',
    menus: grouping('file', '2_group@1'),
  },
  groupBySeverity: {
    title: 'Group Findings by Severity',
    palette: 'mistralGuard.findingCount > 0',
    menus: grouping('severity', '2_group@2'),
  },
  groupByRule: {
    title: 'Group Findings by Rule',
    palette: 'mistralGuard.findingCount > 0',
    menus: grouping('rule', '2_group@3'),
  },
  moveChecked: {
    title: 'Move Checked Keys to Vault',
    icon: '$(sparkle)',
    palette: 'mistralGuard.checkedCount > 0',
    needsTrust: keysAreOff,
    menus: title('navigation@2', `${onFindings} && mistralGuard.checkedCount > 0`),
  },
  ignoreChecked: {
    title: 'Ignore Checked Findings with Reason…',
    icon: '$(circle-slash)',
    palette: 'mistralGuard.checkedCount > 0',
    menus: title('navigation@3', `${onFindings} && mistralGuard.checkedCount > 0`),
  },
  revealFinding: { title: 'Show Finding', palette: false },
  moveToVault: {
    title: 'Move Key to Vault and Read It from the Environment',
    icon: '$(sparkle)',
    palette: false,
    needsTrust: keysAreOff,
    menus: [...finding('inline@1', 'movable'), ...finding('1_fix@1', 'movable')],
  },
  moveToManager: {
    title: 'Move Key to a Secret Manager and Read It from There…',
    palette: false,
    needsTrust: keysAreOff,
    menus: finding('1_fix@2', 'movable'),
  },
  clearOutput: {
    title: 'Clear This Output',
    icon: '$(clear-all)',
    palette: false,
    menus: [...finding('inline@1', 'clearable'), ...finding('1_fix@1', 'clearable')],
  },
  untrackDotenv: {
    title: 'Take .env File out of Git…',
    icon: '$(git-commit)',
    palette: false,
    needsTrust: gitIsOff,
    menus: [...finding('inline@1', 'untrackable'), ...finding('1_fix@2', 'untrackable')],
  },
  checkLeakedKey: {
    title: 'Check Whether Key Is Live…',
    icon: '$(pulse)',
    palette: false,
    needsTrust: keysAreOff,
    menus: finding('1_fix@3', 'askable'),
  },
  rotateLeakedKey: {
    title: 'Rotate This Key…',
    icon: '$(sync)',
    palette: false,
    needsTrust: keysAreOff,
    menus: finding('1_fix@4', 'own'),
  },
  ignoreFinding: {
    title: 'Ignore with Reason…',
    icon: '$(circle-slash)',
    palette: false,
    menus: [...finding('inline@2', 'ignorable'), ...finding('2_ignore@1', 'ignorable')],
  },
  fixProblems: {
    title: 'Fix All Safe Problems…',
    icon: '$(wand)',
    palette: 'mistralGuard.scan != scanning',
    menus: title('7_fix@1', `${onFindings} && mistralGuard.scan != scanning`),
  },
  audit: {
    title: 'Audit This Workspace',
    icon: '$(checklist)',
    needsTrust: gitIsOff,
    menus: title('7_fix@2', onFindings),
  },
  showRule: {
    title: 'Show Documentation for Rule…',
    icon: '$(book)',
    menus: [...title('8_help@1', onFindings), ...finding('3_help@1', 'finding')],
  },
  guardCommits: {
    title: 'Warn before Commits with Findings',
    palette: 'gitOpenRepositoryCount != 0',
    menus: title('8_guard@1', `${onFindings} && gitOpenRepositoryCount != 0`),
  },
  openChat: {
    title: 'Open Chat',
    icon: '$(comment-discussion)',
    keybinding: { key: 'ctrl+alt+m', mac: 'cmd+alt+m' },
  },
  newChat: { title: 'New Chat', icon: '$(add)', menus: title('navigation@1', onChat) },
  chatHistory: { title: 'Chat History…', icon: '$(history)', menus: title('navigation@2', onChat) },
  exportChat: { title: 'Export Chat…', icon: '$(export)', menus: title('1_chat@1', onChat) },
  renameChat: { title: 'Rename Chat…', menus: title('1_chat@2', onChat) },
  chatInstructions: { title: 'Choose Chat Instructions…', menus: title('2_model@1', onChat) },
  moveChat: { title: 'Move Chat to Another Side Bar…', menus: title('3_place@1', onChat) },
  chatSettings: { title: 'Chat Settings', icon: '$(settings-gear)', menus: title('navigation@3', onChat) },
  askAboutFinding: {
    title: 'Ask about This Finding',
    icon: '$(comment-discussion)',
    palette: false,
    needsTrust: notSent,
    menus: row('1_fix@5', onFinding),
  },
  askAboutSelection: {
    title: 'Ask about Selection',
    palette: 'editorHasSelection',
    needsTrust: notSent,
    menus: [{ menu: 'editor/context', when: 'editorHasSelection', group: '9_mistralGuard@1' }],
  },
  showUsage: { title: 'Show Usage', icon: '$(graph)', menus: title('7_usage@1') },
  getStarted: { title: 'Get Started', icon: '$(book)', menus: title('8_help@0') },
  showPolicy: { title: 'Show Guard Policy', icon: '$(law)' },
  redTeamPolicy: { title: 'Red-Team My Policy', icon: '$(beaker)' },
  openAuditLog: { title: 'Open Audit Log', icon: '$(notebook)' },
  exportAuditLog: { title: 'Export Audit Log as CSV…', icon: '$(export)' },
  startProxy: {
    title: 'Start Proxy',
    icon: '$(radio-tower)',
    palette: 'mistralGuard.proxy == off',
    needsTrust: proxyIsOff,
    menus: [
      ...title('navigation@1', `${onProxy} && mistralGuard.proxy == off`),
      ...title('5_proxy@1', `${onKeys} && mistralGuard.proxy == off`),
    ],
  },
  stopProxy: {
    title: 'Stop Proxy',
    icon: '$(circle-slash)',
    palette: 'mistralGuard.proxy == on',
    menus: [
      ...title('navigation@4', `${onProxy} && mistralGuard.proxy == on`),
      ...title('5_proxy@1', `${onKeys} && mistralGuard.proxy == on`),
    ],
  },
  proxyTerminal: {
    title: 'New Terminal through the Proxy',
    icon: '$(terminal)',
    needsTrust: proxyIsOff,
    menus: title('navigation@2', `${onProxy} && mistralGuard.proxy == on`),
  },
  copyProxySettings: {
    title: 'Copy Proxy Settings for…',
    icon: '$(copy)',
    needsTrust: proxyIsOff,
    menus: title('navigation@3', `${onProxy} && mistralGuard.proxy == on`),
  },
  newProxyToken: {
    title: 'New Proxy Token…',
    icon: '$(add)',
    needsTrust: proxyIsOff,
    menus: [
      ...title('navigation@1', `${onProxy} && mistralGuard.proxy == on`),
      ...row('inline@1', `${onProxy} && viewItem == tokens`),
    ],
  },
  revokeProxyToken: {
    title: 'Revoke Proxy Token…',
    icon: '$(trash)',
    palette: 'mistralGuard.proxyTokenCount > 0',
    menus: row('inline@1', `${onProxy} && viewItem == token`),
  },
  doctor: { title: 'Diagnose Storage and Network', icon: '$(pulse)', menus: title('8_help@1') },
  openConsole: { title: "Open Mistral's API Keys Page", icon: '$(link-external)', menus: title('8_help@2') },
  openSettings: {
    title: 'Open Settings',
    icon: '$(settings-gear)',
    menus: [...title('9_settings@1'), ...title('9_settings@1', 'view == mistralGuard.findings')],
  },
  showLog: { title: 'Show Log', icon: '$(output)' },
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof commands;
export type CommandId = `mistralGuard.${CommandName}`;

export const commandId = (name: CommandName): CommandId => `mistralGuard.${name}`;
export const commandRows = Object.entries(commands) as [CommandName, CommandRow][];
