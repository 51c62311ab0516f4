import { groupBy } from '#core/groupBy.ts';
import { chatContributions } from './chat.ts';
import type { CommandRow, MenuPlace } from './commandRow.ts';
import { commandId, commandRows } from './commands.ts';
import { pageScheme } from './pageScheme.ts';
import type { SettingRow } from './settings.ts';
import { settingId, settingRows } from './settings.ts';
import type { Texts } from './texts.ts';
import { collectTexts } from './texts.ts';
import { container, viewId, viewRows } from './views.ts';
import { stepRows, walkthroughId } from './walkthrough.ts';

const category = 'Mistral Guard';

/** The parts of package.json that are generated, and the texts in them: `npm run manifest` writes both. */
export function generatedManifest() {
  const texts = collectTexts();
  return { manifest: manifestIn(texts), english: texts.english };
}

function manifestIn({ say }: Texts) {
  return {
    activationEvents: ['onStartupFinished'],
    capabilities: {
      untrustedWorkspaces: {
        supported: 'limited',
        description: say(
          'trust',
          'Files are still scanned in Restricted Mode. Keys are neither read nor stored, and nothing is sent.',
        ),
        restrictedConfigurations: settingRows.map(([name]) => settingId(name)),
      },
      virtualWorkspaces: {
        supported: 'limited',
        description: say('virtual', 'Keys and open files work. Scanning a whole folder needs files on disk.'),
      },
    },
    contributes: {
      viewsContainers: { activitybar: [container] },
      views: {
        [container.id]: viewRows.map(([name, row]) =>
          compact({
            id: viewId(name),
            name: say(`view.${name}`, row.name),
            icon: row.icon,
            type: row.type,
            initialSize: row.initialSize,
            when: row.when,
            contextualTitle: container.title,
          }),
        ),
      },
      viewsWelcome: viewRows.flatMap(([name, row]) =>
        row.welcome.map(({ when, text }, index) => ({
          view: viewId(name),
          contents: say(`view.${name}.welcome.${index + 1}`, text),
          when,
        })),
      ),
      commands: commandRows.map(([name, row]) =>
        compact({ command: commandId(name), title: say(`command.${name}`, row.title), category, icon: row.icon }),
      ),
      menus: menus(),
      authentication: [{ id: 'mistral', label: 'Mistral' }],
      ...chatContributions(say),
      terminal: {
        profiles: [{ id: 'mistralGuard.key', title: say('terminal.key', 'Mistral (key injected)'), icon: '$(key)' }],
      },
      taskDefinitions: [
        {
          type: 'mistral',
          required: ['command'],
          properties: {
            command: { type: 'string', description: say('task.command', 'The command line to run.') },
            env: {
              type: 'object',
              additionalProperties: { type: 'string' },
              description: say(
                'task.env',
                `Variables for the command. \${mistral:label} stands for the key of that name.`,
              ),
            },
          },
        },
      ],
      // The pages of rules are drawn, also where a problem's own link opens them.
      configurationDefaults: {
        'workbench.editorAssociations': { [`${pageScheme}:/**/*.md`]: 'vscode.markdown.preview.editor' },
      },
      walkthroughs: [
        {
          id: walkthroughId,
          title: say('walkthrough', 'Get started with Mistral Guard'),
          description: say('walkthrough.about', 'Five steps from a key in a file to a folder that is safe to share.'),
          icon: 'media/icon.png',
          steps: stepRows.map(([id, { title, text, picture, pictureSays, doneWhen }]) => ({
            id,
            title: say(`walkthrough.${id}`, title),
            description: say(`walkthrough.${id}.text`, text),
            media: {
              svg: `media/walkthrough/${picture}.svg`,
              altText: say(`walkthrough.${id}.picture`, pictureSays),
            },
            completionEvents: [`onContext:${doneWhen}`, `onContext:mistralGuard.gettingStarted && ${doneWhen}`],
          })),
        },
      ],
      keybindings: commandRows.flatMap(([name, row]) =>
        row.keybinding ? [{ command: commandId(name), ...row.keybinding }] : [],
      ),
      configuration: {
        title: category,
        properties: Object.fromEntries(
          settingRows.map(([name, row], order) => [settingId(name), settingSchema(name, row, order, say)]),
        ),
      },
    },
  };
}

function menus(): Record<string, object[]> {
  const rows = commandRows.flatMap(([name, row]) => placesOf(row).map((place) => [place, commandId(name)] as const));
  const byMenu = groupBy(rows, ([place]) => place.menu);
  return Object.fromEntries(
    [...byMenu].map(([menu, entries]) => [
      menu,
      entries.map(([{ when, group }, command]) => compact({ command, when, group: group || undefined })),
    ]),
  );
}

function placesOf(row: CommandRow): readonly MenuPlace[] {
  const palette = row.palette ?? true;
  if (palette === true) return row.menus ?? [];
  return [...(row.menus ?? []), { menu: 'commandPalette', when: palette === false ? 'false' : palette, group: '' }];
}

function settingSchema(name: string, row: SettingRow, order: number, say: Texts['say']): object {
  return compact({
    type: row.type,
    items: row.type === 'array' ? { type: 'string' } : undefined,
    properties: row.properties,
    additionalProperties: row.type === 'object' ? false : undefined,
    default: row.default,
    scope: row.scope,
    markdownDescription: say(`setting.${name}`, row.description),
    enum: row.choices && Object.keys(row.choices),
    markdownEnumDescriptions:
      row.choices && Object.entries(row.choices).map(([choice, text]) => say(`setting.${name}.${choice}`, text)),
    minimum: row.minimum,
    maximum: row.maximum,
    tags: row.tags,
    order,
  });
}

function compact(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
