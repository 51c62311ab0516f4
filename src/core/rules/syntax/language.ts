/** What the engine reads by syntax; everything else is read by lines. */
export type Language = 'typescript' | 'tsx' | 'python';

/** The rules ask for the family: one dialect of options, one way to write an import. */
export type Family = 'script' | 'python';

export const familyOf = (language: Language): Family => (language === 'python' ? 'python' : 'script');

const byExtension: Readonly<Record<string, Language>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  // The tsx grammar reads JavaScript too; only old type assertions (`<T>value`) need the other one.
  tsx: 'tsx',
  js: 'tsx',
  jsx: 'tsx',
  mjs: 'tsx',
  cjs: 'tsx',
  // Of a page or a component its scripts are read.
  vue: 'tsx',
  svelte: 'tsx',
  html: 'tsx',
  htm: 'tsx',
  py: 'python',
  pyi: 'python',
  pyw: 'python',
  ipynb: 'python',
};

export function languageOf(path: string): Language | undefined {
  return byExtension[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}
