import { mistralHost } from '../mistral/modules.ts';
import type { PlainSource } from './source.ts';

/** A file that names Mistral's API or one of the libraries for it. A word in a comment is no call. */
export const asksMistral = ({ texts, code }: PlainSource): boolean =>
  texts.some(({ value }) => mistralHost.test(value)) ||
  /(?:\b|Add)Mistral(?:AI|Ai)?[A-Z]\w*|\bmistral(?:ai)?\.\w/.test(code);
