import { publicPrefix } from '#core/detect/vocabulary.ts';

const scripts = new Set([
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
  'html',
  'astro',
]);
const markup = new Set(['vue', 'svelte', 'html']);

/** Signs that a script is compiled into what visitors download. */
const signs: readonly RegExp[] = [
  /import\.meta\.env\b/,
  /^[ \t]*['"]use client['"]/m,
  /\bHTML\w*Element\b|\bdocument\.(?:querySelector|getElementById|createElement|body)\b|\bwindow\.(?:location|document|localStorage)\b/,
  /\bdangerouslyAllowBrowser\b/,
  /\bfrom ['"](?:react-dom\/client|@angular\/core|svelte)['"]/,
];

export interface Script {
  readonly text: string;
  readonly languageId: string;
  /** The name that the key is given to. */
  readonly owner?: string | undefined;
}

/** There no environment variable keeps a key secret: the bundler would write its value into the page. */
export const runsInBrowsers = ({ text, languageId, owner }: Script): boolean =>
  scripts.has(languageId) &&
  (markup.has(languageId) ||
    (owner !== undefined && publicPrefix.test(owner)) ||
    signs.some((sign) => sign.test(text)));
