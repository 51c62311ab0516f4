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
