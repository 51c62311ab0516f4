/** Languages whose calls and texts are looked at one by one; nothing is followed through variables except constants. */
export type PlainLanguage = 'bash' | 'java' | 'go' | 'c-sharp';

const byExtension: Readonly<Record<string, PlainLanguage>> = {
  sh: 'bash',
  bash: 'bash',
  java: 'java',
  go: 'go',
  cs: 'c-sharp',
};

export function plainLanguageOf(path: string): PlainLanguage | undefined {
  return byExtension[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}
