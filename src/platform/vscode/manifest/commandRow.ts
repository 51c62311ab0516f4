/** What the table of commands may say of one. */
export interface CommandRow {
  readonly title: string;
  readonly icon?: `$(${string})`;
  /** When the palette lists it; `false` for commands that only make sense on a row of a view. */
  readonly palette?: string | false;
  readonly menus?: readonly MenuPlace[];
  readonly keybinding?: Keybinding;
  /** Why it cannot run in a folder that nobody trusts yet; leaving it out means that it can. */
  readonly needsTrust?: string;
}

export interface Keybinding {
  readonly key: string;
  readonly mac?: string;
  readonly when?: string;
  readonly args?: string;
}

/** A menu hands its row to the command; a keybinding cannot, and hands this word instead. */
export const selectedRow = 'selected row';

export interface MenuPlace {
  readonly menu: 'view/title' | 'view/item/context' | 'editor/context' | 'explorer/context' | 'commandPalette';
  readonly when: string;
  readonly group: string;
}
