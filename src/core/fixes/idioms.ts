import type { CodeIdiom, Idiom, TemplateIdiom } from './idiom.ts';
import { goImport, pythonImport } from './imports.ts';

export const python: CodeIdiom = {
  kind: 'code',
  quotes: ['"""', "'''", '"', "'"],
  prefix: /[rRuUfF]{0,2}$/,
  comment: '#',
  read: (variable, quote) => `os.environ[${quote}${variable}${quote}]`,
  joint: ' + ',
  fallback: /(os\.(?:getenv|environ\.get)\(\s*["'][A-Z0-9_]+["'])\s*,\s*$/,
  also: pythonImport,
};

export const javascript: CodeIdiom = {
  kind: 'code',
  quotes: ['"', "'", '`'],
  comment: '//',
  read: (variable, quote, source) =>
    /\bDeno\.\w/.test(source) ? `Deno.env.get(${quote}${variable}${quote})` : `process.env.${variable}`,
  joint: ' + ',
  fallback: /(process\.env(?:\.\w+|\[["']\w+["']\]))\s*(?:\|\||\?\?)\s*$/,
};

const java: CodeIdiom = {
  kind: 'code',
  quotes: ['"""', '"'],
  comment: '//',
  read: (variable) => `System.getenv("${variable}")`,
  joint: ' + ',
  constant: /^\s*@\w+/,
};

const kotlin: CodeIdiom = { ...java, constant: /^\s*@\w+|\bconst\s+val\b/ };

const go: CodeIdiom = {
  kind: 'code',
  quotes: ['"', '`'],
  comment: '//',
  read: (variable) => `os.Getenv("${variable}")`,
  joint: ' + ',
  also: (source, line) => {
    const constant = /^\s*const(?=\s+\w+[^(]*=)/.exec(line.text)?.[0];
    const start = line.start + (constant?.length ?? 0) - 'const'.length;
    const asVariable = constant === undefined ? [] : [{ start, end: start + 'const'.length, text: 'var' }];
    return [...goImport(source), ...asVariable];
  },
};

const csharp: CodeIdiom = {
  kind: 'code',
  quotes: ['"'],
  prefix: /[@$]{0,2}$/,
  comment: '//',
  read: (variable, _quote, source) =>
    `${/^using System;/m.test(source) ? '' : 'System.'}Environment.GetEnvironmentVariable("${variable}")`,
  joint: ' + ',
  constant: /\bconst\b|^\s*\[/,
};

const ruby: CodeIdiom = {
  kind: 'code',
  quotes: ['"', "'"],
  comment: '#',
  read: (variable, quote) => `ENV.fetch(${quote}${variable}${quote})`,
  joint: ' + ',
  fallback: /(ENV\.fetch\(\s*["']\w+["'])\s*,\s*$/,
};

const php: CodeIdiom = {
  kind: 'code',
  quotes: ['"', "'"],
  comment: '//',
  read: (variable, quote) => `getenv(${quote}${variable}${quote})`,
  joint: ' . ',
  constant: /\bconst\b/,
};

const rust: CodeIdiom = {
  kind: 'code',
  quotes: ['"'],
  comment: '//',
  read: (variable) => `std::env::var("${variable}").expect("${variable} is not set")`,
  constant: /\b(?:const|static)\b/,
};

const shell: TemplateIdiom = {
  kind: 'template',
  read: (variable) => `\${${variable}}`,
  fallback: /(\$\{\w+):?-["']?$/,
  literalQuote: "'",
  bareQuote: '"',
};

const substituted: TemplateIdiom = {
  kind: 'template',
  read: (variable) => `\${${variable}}`,
  fallback: /(\$\{\w+):-?$/,
};

const powershell: TemplateIdiom = { kind: 'template', read: (variable) => `\${env:${variable}}`, bareQuote: '"' };
const workflow: TemplateIdiom = { kind: 'template', read: (variable) => `\${{ secrets.${variable} }}` };
const editorVariable: TemplateIdiom = { kind: 'template', read: (variable) => `\${env:${variable}}` };
const request: TemplateIdiom = { kind: 'template', read: (variable) => `{{$processEnv ${variable}}}` };

const byLanguage: Readonly<Record<string, Idiom>> = {
  python,
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  java,
  kotlin,
  go,
  csharp,
  ruby,
  php,
  rust,
  shellscript: shell,
  powershell,
  yaml: substituted,
  dockercompose: substituted,
  'docker-compose': substituted,
  'spring-boot-properties': substituted,
  'spring-boot-properties-yaml': substituted,
  'github-actions-workflow': workflow,
  http: request,
};

/** What the place of a file says outweighs its language. */
const byPath: readonly (readonly [path: RegExp, idiom: Idiom])[] = [
  [/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/, workflow],
  [/(?:^|\/)\.vscode\/(?:tasks|launch|mcp)\.json$/, editorVariable],
  [/(?:^|\/)application(?:-\w+)?\.properties$/, substituted],
  [/\.(?:http|rest)$/, request],
];

export const idiomFor = (languageId: string, path: string): Idiom | undefined =>
  byPath.find(([pattern]) => pattern.test(path))?.[1] ??
  (Object.hasOwn(byLanguage, languageId) ? byLanguage[languageId] : undefined);
