import * as z from 'zod/mini';
import { speak } from '#core/say.ts';

/** The id of the element that holds the translations, as JSON; the document itself says of which language they are. */
const holder = 'texts';

/** What the extension wrote into the document is spoken from here on. */
export function speakAsTheDocument(): void {
  const written: unknown = JSON.parse(document.getElementById(holder)?.textContent ?? '{}');
  speak({ name: document.documentElement.lang, texts: z.record(z.string(), z.string()).parse(written) });
}
