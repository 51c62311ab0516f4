import * as z from 'zod/mini';
import { isLoopback } from '../../loopback.ts';

/** A text of one shape. The words are what a person reads when it has another one. */
export const shaped = (words: string, shape: RegExp) => z.string(words).check(z.regex(shape, words));

/** Slash-separated names, and nothing that a URL or a file system would read as a way out. */
export const plainPath = (words: string) => z.string(words).check(z.refine(isPlainPath, words));

const isPlainPath = (text: string): boolean =>
  text.length <= 512 && !/[\\?#%\p{C}]/u.test(text) && text.split('/').every(isName);

const isName = (segment: string): boolean => segment.trim() !== '' && segment !== '.' && segment !== '..';

/** `/run/key`, `~/key` or `C:\key`: never relative, as a folder that was opened must not decide what is read. */
export const fileAt = (words: string) =>
  z.string(words).check(z.refine((text) => absolute.test(text) && !climbs.test(text) && !control.test(text), words));

const absolute = /^(?:~?\/|[A-Za-z]:[\\/])[^\\/]/;
const climbs = /(?:^|[\\/])\.\.(?:[\\/]|$)/;
const control = /\p{Cc}/u;

/** Whoever answers at this address is handed a token, so it is encrypted, or it is this very machine. */
export const serverAddress = (words: string) => z.string(words).check(z.refine(isServerAddress, words));

function isServerAddress(text: string): boolean {
  if (/[\s\\%\p{C}]/u.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return secure && `${url.username}${url.password}${url.search}${url.hash}` === '' && !climbs.test(text);
}

export const fieldName = shaped('The field is a name of up to 128 characters.', /^[^\p{C}]{1,128}$/u);

export const environmentName = shaped('The variable is letters, digits and underscores.', /^[A-Za-z_]\w{0,127}$/);
