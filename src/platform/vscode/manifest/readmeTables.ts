import { commandRows } from './commands.ts';
import { settingId, settingRows } from './settings.ts';

/** The README's tables of commands and settings: each replaces what stands between its two comments. */
export function withTables(readme: string): string {
  return Object.entries(tables).reduce((text, [name, table]) => replaceBetween(text, name, table()), readme);
}

const tables = {
  commands: () => table(['Command', 'Where'], commandRows.map(commandCells)),
  settings: () => table(['Setting', 'Default', 'What it does'], settingRows.map(settingCells)),
} as const;

function replaceBetween(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has no place for the table of ${name}`);
  return `${before}${start}\n\n${table}\n\n${end}${after}`;
}

const commandCells = ([, { title, palette, menus }]: (typeof commandRows)[number]): readonly string[] => [
  title,
  [palette === false ? '' : 'command palette', ...new Set(menus?.map(({ menu }) => menuNames[menu]))]
    .filter(Boolean)
    .join(', '),
];

const menuNames = {
  'view/title': 'view’s title',
  'view/item/context': 'row of a view',
  'editor/context': 'editor’s menu',
  'explorer/context': 'explorer’s menu',
  commandPalette: '',
} as const;

const settingCells = ([name, { default: preset, description }]: (typeof settingRows)[number]): readonly string[] => [
  `\`${settingId(name)}\``,
  `\`${JSON.stringify(preset)}\``,
  description.replaceAll(/`#([\w.]+)#`/g, '`$1`'),
];

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
