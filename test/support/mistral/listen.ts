import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = { readonly url: string; readonly stop: () => Promise<void> };

type Handler = (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void>;

/** A server on this machine only, on whatever port is free. */
export async function listen(handle: Handler): Promise<Listening> {
  const server = createServer(async (request, response) => {
    const body = await read(request);
    if (body !== undefined) await handle(request, body, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Undefined when the client left while it was still speaking. */
async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return Buffer.concat(await request.toArray());
  } catch {
    return undefined;
  }
}
