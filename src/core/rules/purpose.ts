/** What a file is for, by its path. Advice that helps a server is noise in a test. */
export type Purpose = 'product' | 'test' | 'example' | 'notebook';

const purposes: readonly (readonly [RegExp, Purpose])[] = [
  [/\.ipynb$/i, 'notebook'],
  [
    /(?:^|[/\\])(?:tests?|__tests__|__mocks__|specs?|fixtures|e2e)[/\\]|[._-](?:test|spec)\.\w+$|(?:^|[/\\])(?:test_\w+|\w+_test|conftest)\.py$|(?:^|[/\\])[\w-]*(?:jest|vitest|playwright|cypress)[.-](?:setup|config)[\w.-]*$/i,
    'test',
  ],
  [
    /(?:^|[/\\])(?:examples?|samples?|demos?|docs?|tutorials?|cookbook|snippets|quickstart|notebooks)[/\\]|(?:^|[/\\])(?:example|demo|quickstart)[\w-]*\.\w+$/i,
    'example',
  ],
];

export const purposeOf = (path: string): Purpose => purposes.find(([pattern]) => pattern.test(path))?.[1] ?? 'product';
