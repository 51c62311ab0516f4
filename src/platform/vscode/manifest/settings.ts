import { policyProperties } from './policyProperties.ts';

/**
 * Every setting, declared once. What sends data or chooses where it goes is scoped to the application
 * and so are the guards: a cloned repository can neither redirect a key nor switch off who watches over it. In a folder
 * that nobody trusts yet no setting of the folder's own counts.
 */
export interface SettingRow {
  /** An array holds strings. */
  readonly type: 'string' | 'boolean' | 'number' | 'array' | 'object';
  readonly default: string | boolean | number | readonly string[] | Readonly<Record<string, never>>;
  /** What an object may hold, as JSON schemas. */
  readonly properties?: Readonly<Record<string, object>>;
  readonly scope: 'application' | 'machine' | 'window' | 'resource';
  /** Markdown; `#mistralGuard.x#` links to another setting. */
  readonly description: string;
  readonly choices?: Readonly<Record<string, string>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly tags?: readonly string[];
}

export const settings = {
  'api.server': {
    type: 'string',
    default: 'https://api.mistral.ai',
    scope: 'application',
    description:
      'The Mistral server that keys and requests go to: `https://api.mistral.ai`, `https://api.eu.mistral.ai`, `https://api.us.mistral.ai`, or a server on this machine such as `http://127.0.0.1:8080`. Anything else is refused, so that no one can redirect your keys.',
    tags: ['usesOnlineServices'],
  },
  'health.intervalHours': {
    type: 'number',
    default: 24,
    minimum: 0,
    maximum: 720,
    scope: 'application',
    description:
      'How often each key is checked with Mistral while a window is in front, in hours. `0` checks only when you ask.',
    tags: ['usesOnlineServices'],
  },
  'health.expiryWarningDays': {
    type: 'number',
    default: 14,
    minimum: 1,
    maximum: 365,
    scope: 'application',
    description: 'From how many days before its expiry a key is shown as expiring.',
  },
  'vault.copyClearSeconds': {
    type: 'number',
    default: 30,
    minimum: 5,
    maximum: 600,
    scope: 'application',
    description: 'After how many seconds a copied key is taken off the clipboard again, if it still lies there.',
  },
  'vault.idleLockMinutes': {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 1440,
    scope: 'application',
    description: 'Locks the keys after this many minutes without a window in front. `0` never locks by itself.',
  },
  'scan.run': {
    type: 'string',
    default: 'onType',
    scope: 'resource',
    description: 'When an open file is looked at.',
    choices: {
      onType: 'On opening, in every pause of typing, and on saving.',
      onSave: 'On opening and on saving.',
      manual: 'Only by “Scan Workspace”.',
    },
  },
  'scan.exclude': {
    type: 'array',
    default: [],
    scope: 'resource',
    description:
      'What the editor does not look at, as patterns like those of a `.gitignore`, relative to the folder. What git ignores is passed over anyway, except `.env` files. The command line does not read this setting.',
  },
  'scan.maxFileSizeKB': {
    type: 'number',
    default: 1024,
    minimum: 1,
    maximum: 5120,
    scope: 'resource',
    description:
      'Open files larger than this, in kilobytes, are not looked at while you edit. “Scan Workspace” reads them all the same, up to 5 MB.',
  },
  'paste.guard': {
    type: 'boolean',
    default: true,
    scope: 'application',
    description: 'Offers to keep a key that you paste in the vault, and to paste a read of the environment instead.',
  },
  'terminal.guard': {
    type: 'boolean',
    default: true,
    scope: 'application',
    description: 'Points out a key that was typed into a command line of a terminal, once for each key.',
  },
  'guard.policy': {
    type: 'string',
    default: 'standard',
    scope: 'application',
    description:
      'How strictly what you send to a model, and what comes back, is checked. A folder’s `.mistral-guard/policy.json` can only make it stricter.',
    choices: {
      standard: 'Asks you where something is doubtful. If moderation cannot be reached, asks whether to send anyway.',
      strict: 'Lower limits everywhere. If moderation cannot be reached, nothing is sent.',
      custom: 'Standard, with the values of `#mistralGuard.guard.custom#`.',
    },
    tags: ['usesOnlineServices'],
  },
  'guard.custom': {
    type: 'object',
    default: {},
    scope: 'application',
    description:
      'Single values of the policy, used when `#mistralGuard.guard.policy#` is `custom`. A value that cannot be read makes the whole policy strict.',
    properties: policyProperties,
    tags: ['usesOnlineServices'],
  },
  'guard.terms': {
    type: 'array',
    default: [],
    scope: 'application',
    description:
      'Words that never leave this machine: names of customers, projects, servers. Each is replaced by a placeholder before a message is sent, and put back in the reply.',
    tags: ['usesOnlineServices'],
  },
  'guard.moderationModel': {
    type: 'string',
    default: 'mistral-moderation-2603',
    scope: 'application',
    description:
      'The model that moderates what is sent and what comes back. On a server that does not know it, `mistral-moderation-latest` is asked instead.',
    tags: ['usesOnlineServices'],
  },
  'proxy.port': {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 65_535,
    scope: 'machine',
    description:
      'Where the guard proxy listens on this machine. `0` takes a free port the first time and keeps it for the workspace.',
    tags: ['usesOnlineServices'],
  },
  'proxy.alsoPaths': {
    type: 'array',
    default: [],
    scope: 'machine',
    description:
      'Paths of the Mistral API that the guard proxy lets through beside those it knows, such as `/v1/ocr`. Every text in them is looked at.',
    tags: ['usesOnlineServices'],
  },
  'statusBar.visible': {
    type: 'string',
    default: 'always',
    scope: 'window',
    description: 'When the status bar shows the health of your keys.',
    choices: {
      always: 'Once there is a key.',
      problems: 'Only when something needs your attention.',
      never: 'Never. The Keys view still shows everything.',
    },
  },
  'languageModel.enabled': {
    type: 'boolean',
    default: false,
    scope: 'application',
    description:
      'Offers Mistral’s models to VS Code’s own chat and to other extensions, as “Mistral (guarded)” and `@mistral-guard`. Every request passes the same guard as the guarded chat and is paid for with your key. Models get text and tools, and no images.',
    tags: ['usesOnlineServices'],
  },
  'chat.model': {
    type: 'string',
    default: 'mistral-small-latest',
    scope: 'application',
    description: 'The model that answers in the chat. The chat’s own picker lists what your key can use.',
    tags: ['usesOnlineServices'],
  },
  'chat.instructions': {
    type: 'string',
    default: 'engineer',
    scope: 'application',
    description: 'How the model is asked to behave.',
    choices: {
      engineer: 'A careful engineer: correct, short, with code where it helps.',
      teacher: 'Explains step by step, and why.',
      reviewer: 'Looks for faults first: security, edges, clarity.',
      terse: 'As few words as possible.',
      custom: 'The words of `#mistralGuard.chat.customInstructions#`.',
    },
    tags: ['usesOnlineServices'],
  },
  'chat.customInstructions': {
    type: 'string',
    default: '',
    scope: 'application',
    description: 'Your own instructions to the model, when `#mistralGuard.chat.instructions#` is `custom`.',
    tags: ['usesOnlineServices'],
  },
  'chat.temperature': {
    type: 'number',
    default: 0.3,
    minimum: 0,
    maximum: 1.5,
    scope: 'application',
    description: 'How freely the model chooses its words: `0` is the most predictable.',
    tags: ['usesOnlineServices'],
  },
  'chat.maxTokens': {
    type: 'number',
    default: 2048,
    minimum: 64,
    maximum: 32768,
    scope: 'application',
    description: 'How long a reply may be, in tokens. The policy’s own limit holds where it is lower.',
    tags: ['usesOnlineServices'],
  },
  'chat.historyDays': {
    type: 'number',
    default: 30,
    minimum: 0,
    maximum: 3650,
    scope: 'application',
    description:
      'How many days a chat is kept after its last message: on this machine, encrypted, with placeholders in place of what was redacted. `0` keeps none.',
  },
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof settings;
export const settingId = (name: SettingName): `mistralGuard.${SettingName}` => `mistralGuard.${name}`;
export const settingRows = Object.entries(settings) as [SettingName, SettingRow][];

type Declared<Name extends SettingName> = (typeof settings)[Name];
export type SettingValue<Name extends SettingName> =
  Declared<Name> extends { choices: infer Choices }
    ? keyof Choices & string
    : Declared<Name>['default'] extends string
      ? string
      : Declared<Name>['default'] extends boolean
        ? boolean
        : Declared<Name>['default'] extends readonly unknown[]
          ? readonly string[]
          : Declared<Name>['default'] extends number
            ? number
            : Readonly<Record<string, unknown>>;
