/** What `when` clauses may ask. Few, and never anything secret: any extension can read a context key. */
export const contextKeys = {
  keyCount: 0,
  locked: false,
  rotating: false,
  exposing: false,
  /** never, scanning, stopped or done */
  scan: 'never',
  /** off, starting or on */
  proxy: 'off',
  /** It has run in this window. */
  proxyShown: false,
  proxyTokenCount: 0,
  findingCount: 0,
  /** Findings with a tick. */
  checkedCount: 0,
  /** file, severity or rule */
  grouping: 'file',
  /** The walkthrough was opened: its steps look again at what was true before. */
  gettingStarted: false,
  /** The walkthrough asks for these; VS Code itself remembers a step that is done. */
  fixedFinding: false,
  openedTerminal: false,
  guardedCommits: false,
} as const satisfies Record<string, number | boolean | string>;

type Widened<Value> = Value extends number ? number : Value extends boolean ? boolean : string;

export type ContextKey = keyof typeof contextKeys;
export type ContextValue<Key extends ContextKey> = Widened<(typeof contextKeys)[Key]>;
