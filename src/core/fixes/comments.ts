/** How a comment is opened and closed; what is not in the table has none, and a finding there is accepted in the baseline. */
const marks: readonly (readonly [languages: string, open: string, close?: string])[] = [
  [
    'python ruby shellscript yaml dockercompose docker-compose toml dockerfile makefile r perl properties ini dotenv elixir powershell github-actions-workflow ignore http julia coffeescript',
    '#',
  ],
  [
    'javascript typescript javascriptreact typescriptreact java kotlin go csharp rust php c cpp swift scala dart jsonc groovy objective-c less scss',
    '//',
  ],
  ['html xml markdown vue svelte', '<!--', '-->'],
  ['css', '/*', '*/'],
  ['sql lua haskell', '--'],
];

const byLanguage = new Map(
  marks.flatMap(([languages, open, close]) =>
    languages.split(' ').map((language) => [language, { open, close }] as const),
  ),
);

export const canComment = (languageId: string): boolean => byLanguage.has(languageId);

export function commentFor(languageId: string, words: string): string | undefined {
  const mark = byLanguage.get(languageId);
  if (mark === undefined) return undefined;
  return [mark.open, words, ...(mark.close === undefined ? [] : [mark.close])].join(' ');
}
