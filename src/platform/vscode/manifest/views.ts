export interface ViewRow {
  readonly name: string;
  readonly icon: `$(${string})` | `media/${string}.svg`;
  readonly type?: 'webview';
  /** Its share of the side bar at first, beside the others. VS Code counts a view that names none as 20. */
  readonly initialSize: number;
  readonly when?: string;
  /** The view's empty states: what it is for, and one action. First match wins only by its `when`. */
  readonly welcome: readonly { readonly when: string; readonly text: string }[];
}

export const container = { id: 'mistralGuard', title: 'Mistral Guard', icon: 'media/shield.svg' } as const;

export const views = {
  keys: {
    name: 'Keys',
    icon: '$(key)',
    initialSize: 2,
    welcome: [
      {
        when: 'mistralGuard.keyCount == 0 && isWorkspaceTrusted',
        text: "No keys yet. A key you add here is checked with Mistral, then kept in VS Code's secret storage and in none of your files.\n[Add a Key](command:mistralGuard.addKey)\nOr [import what lies around](command:mistralGuard.importKeys) in .env files, your environment and other tools. You can make a key on [Mistral's API keys page](command:mistralGuard.openConsole).",
      },
      {
        when: 'mistralGuard.keyCount == 0 && !isWorkspaceTrusted',
        text: 'This window is in Restricted Mode, so keys are neither read nor stored.\n[Manage Workspace Trust](command:workbench.trust.manage)',
      },
    ],
  },
  findings: {
    name: 'Findings',
    icon: '$(bug)',
    initialSize: 3,
    welcome: [
      {
        when: 'workspaceFolderCount == 0',
        text: 'Leaked keys and insecure Mistral calls are listed here: those of the files you open, and of a folder when you scan it.\n[Open a Folder](command:vscode.openFolder)',
      },
      {
        when: 'workspaceFolderCount > 0 && mistralGuard.scan == never && isWorkspaceTrusted',
        text: 'The files you open are looked at as you work. The rest of the folder is looked at when you say so; nothing leaves this machine.\n[Scan Workspace](command:mistralGuard.scanWorkspace)',
      },
      {
        when: 'workspaceFolderCount > 0 && mistralGuard.scan == never && !isWorkspaceTrusted',
        text: 'This window is in Restricted Mode. Files can be scanned all the same: they are only read as text, git is not run, and your own keys are not compared.\n[Scan Workspace](command:mistralGuard.scanWorkspace)\n[Manage Workspace Trust](command:workbench.trust.manage)',
      },
      {
        when: 'mistralGuard.scan == scanning',
        text: 'Nothing found so far.\n[Stop](command:mistralGuard.stopScan)',
      },
      {
        when: 'mistralGuard.scan == stopped',
        text: 'The scan was stopped before its end. Nothing was found until then.\n[Scan Again](command:mistralGuard.scanWorkspace)',
      },
    ],
  },
  proxy: {
    name: 'Proxy',
    icon: '$(radio-tower)',
    initialSize: 3,
    when: 'mistralGuard.proxyShown',
    welcome: [
      {
        when: 'mistralGuard.proxy == off',
        text: 'The proxy is off. While it runs, programs on this machine reach Mistral through the guard, with a token of yours in place of the key.\n[Start Proxy](command:mistralGuard.startProxy)',
      },
    ],
  },
  chat: {
    name: 'Chat',
    icon: '$(comment-discussion)',
    type: 'webview',
    initialSize: 4,
    welcome: [],
  },
} as const satisfies Record<string, ViewRow>;

export type ViewName = keyof typeof views;
export const viewId = (name: ViewName): `mistralGuard.${ViewName}` => `mistralGuard.${name}`;
export const viewRows = Object.entries(views) as [ViewName, ViewRow][];
