/**
 * Every setting, declared once. What sends data or chooses where it goes is scoped to the machine or the application
 * and restricted: a cloned repository must not be able to redirect a key.
 */
export interface SettingRow {
  readonly type: 'string' | 'boolean' | 'number';
  readonly default: string | boolean | number;
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
    scope: 'machine',
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
        : number;
