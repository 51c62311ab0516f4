/**
 * Every command, declared once: package.json is generated from this table and `registerCommand` takes its names.
 * No command takes or returns a key: any extension, and any repository's tasks.json, can call any command.
 */
export interface CommandRow {
  readonly title: string;
  readonly icon?: `$(${string})`;
  /** When the palette lists it; `false` for commands that only make sense on a row of a view. */
  readonly palette?: string | false;
  readonly menus?: readonly MenuPlace[];
  readonly keybinding?: { readonly key: string; readonly mac?: string; readonly when: string };
  /** Why it cannot run in a folder that nobody trusts yet; leaving it out means that it can. */
  readonly needsTrust?: string;
}

export interface MenuPlace {
  readonly menu: 'view/title' | 'view/item/context' | 'editor/context' | 'explorer/context' | 'commandPalette';
  readonly when: string;
  readonly group: string;
}

export const commands = {
  addKey: {
    title: 'Add API Key…',
    icon: '$(add)',
    needsTrust: 'Adding a key is off in Restricted Mode: a folder nobody trusts yet could be watching for it.',
    menus: [{ menu: 'view/title', when: 'view == mistralGuard.keys', group: 'navigation@1' }],
  },
  openConsole: {
    title: "Open Mistral's API Keys Page",
    icon: '$(link-external)',
    menus: [{ menu: 'view/title', when: 'view == mistralGuard.keys', group: '2_open@1' }],
  },
  openSettings: {
    title: 'Open Settings',
    icon: '$(settings-gear)',
    menus: [
      { menu: 'view/title', when: 'view == mistralGuard.keys', group: '9_settings@1' },
      { menu: 'view/title', when: 'view == mistralGuard.findings', group: '9_settings@1' },
    ],
  },
  showLog: { title: 'Show Log', icon: '$(output)' },
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof commands;
export type CommandId = `mistralGuard.${CommandName}`;

export const commandId = (name: CommandName): CommandId => `mistralGuard.${name}`;
export const commandRows = Object.entries(commands) as [CommandName, CommandRow][];
