import type { ContextKey } from './contextKeys.ts';

interface Step {
  readonly title: string;
  /** Markdown; a link that stands alone on its line is drawn as a button. */
  readonly text: string;
  readonly picture: string;
  readonly pictureSays: string;
  /** What is true once the person really did it. */
  readonly doneWhen: `mistralGuard.${ContextKey}${'' | ` ${string}`}`;
}

export const walkthroughId = 'start';

/** The first hour, in five steps. */
export const steps = {
  addKey: {
    title: 'Add a key',
    text: 'Mistral Guard checks a key with Mistral, then keeps it in VS Code’s secret storage, which your system’s keychain encrypts, and in none of your files.\n[Add a Key](command:mistralGuard.addKey)\nKeys that already lie in .env files, your environment or other tools can be [imported](command:mistralGuard.importKeys).',
    picture: 'add-key',
    pictureSays: 'A box with a hidden key, and below it the key as it is kept: its name and its last four characters.',
    doneWhen: 'mistralGuard.keyCount > 0',
  },
  scan: {
    title: 'Look for leaks',
    text: 'Leaked keys and insecure calls are found in every file of the folder. Nothing leaves this machine.\n[Scan Workspace](command:mistralGuard.scanWorkspace)',
    picture: 'scan',
    pictureSays: 'A list of four findings: errors and warnings, each with its file and one line of words.',
    doneWhen: 'mistralGuard.scan == done',
  },
  fix: {
    title: 'Fix one finding',
    text: 'Put the cursor on an underlined key and press the light bulb: the key moves to the vault, and the line reads it from the environment. Undo brings the line back.\n[Show Findings](command:mistralGuard.findings.focus)',
    picture: 'fix',
    pictureSays:
      'A line with a key written into it, and the same line after the fix, reading the key from the environment.',
    doneWhen: 'mistralGuard.fixedFinding',
  },
  terminal: {
    title: 'Open a terminal with the key',
    text: 'The key is in the environment of this one terminal, and neither in a file nor in the shell’s history.\n[New Terminal with Key](command:mistralGuard.openTerminal)',
    picture: 'terminal',
    pictureSays: 'A terminal that runs a program; the key is set in its environment.',
    doneWhen: 'mistralGuard.openedTerminal',
  },
  guards: {
    title: 'Turn on the guards',
    text: 'Pasted keys become references, and keys typed into a terminal are pointed out. Let VS Code also ask before it commits a file with findings.\n[Warn before Commits](command:mistralGuard.guardCommits)\nWhat else is guarded is in the [settings](command:mistralGuard.openSettings).',
    picture: 'guards',
    pictureSays: 'Three switches that are on: pasting, terminal, commit.',
    doneWhen: 'mistralGuard.guardedCommits',
  },
} as const satisfies Record<string, Step>;

export const stepRows = Object.entries(steps) as [keyof typeof steps, Step][];
