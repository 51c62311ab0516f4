import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Keyring, PlayedKey } from '#test/support/mistral/keyring.ts';
import type { Listening } from '#test/support/mistral/listen.ts';
import { listen } from '#test/support/mistral/listen.ts';

/** What Mistral's console is to Mistral, for the stand-in: a page on which keys are made and deleted. */
export const startConsole = (keys: Keyring): Promise<Listening> =>
  listen(async (request, body, response) => {
    if (request.method === 'POST') return act(keys, new URLSearchParams(body.toString()), response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page(keys.all(), madeIn(request)));
  });

/** Back to the page by GET, so that a reload does nothing again. */
function act(keys: Keyring, form: URLSearchParams, response: ServerResponse): void {
  const id = form.get('delete');
  const made = id === null ? keys.add({ kind: 'studio', name: 'made in the console' }).id : '';
  if (id !== null) keys.remove(id);
  response.writeHead(303, { location: `/?made=${made}` }).end();
}

const madeIn = ({ url }: IncomingMessage): string | null =>
  new URL(url ?? '', 'http://console').searchParams.get('made');

/** As at Mistral, a key is shown once, when it was made; afterwards only how it ends. */
const page = (keys: readonly PlayedKey[], made: string | null): string => `<!doctype html>
<title>API keys of the stand-in</title>
<style>body { font: 16px system-ui; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark }
td { padding: .4rem 1.2rem .4rem 0 } code { user-select: all }</style>
<h1>API keys of the stand-in</h1>
<p>These keys are fake, made for this run of the demo. Here they are made and deleted, as in Mistral’s console.</p>
<form method="post"><table>${keys.map((key) => row(key, key.id === made)).join('')}</table>
<p><button>Create a new key</button></form>`;

const row = ({ id, raw, kind, name }: PlayedKey, isNew: boolean): string =>
  `<tr><td>${name}<td>${kind}<td><code>${isNew ? raw : `…${raw.slice(-4)}`}</code>
<td><button name="delete" value="${id}">Delete</button>`;
