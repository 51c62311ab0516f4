import type { HLJSApi, Language } from 'highlight.js';

/** The highlighter's own grammar lists every property there is, and weighs as much as five other languages. */
export const css = (hljs: HLJSApi): Language => ({
  name: 'CSS',
  aliases: ['scss', 'less'],
  contains: [
    hljs.C_BLOCK_COMMENT_MODE,
    hljs.APOS_STRING_MODE,
    hljs.QUOTE_STRING_MODE,
    { scope: 'keyword', begin: /@[a-z-]+|!important/ },
    { scope: 'attr', begin: /(?<=[{;]\s*)-{0,2}[a-z][a-z-]*(?=\s*:)/i },
    { scope: 'variable', begin: /--[\w-]+|\$[\w-]+/ },
    { scope: 'number', begin: /#[0-9a-f]{3,8}\b|\b\d*\.?\d+(?:%|[a-z]+)?\b/i },
    { scope: 'title', begin: /[.#][a-z_][\w-]*|::?[a-z-]+(?![^{;]*;)/i },
  ],
});
