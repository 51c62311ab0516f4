type WithBody = { readonly body: AsyncIterable<Uint8Array> | Response['body'] };

/** The beginning of a body, then hangs up: an endless error page must not fill the memory. */
export async function firstBytes(response: WithBody, limit: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size >= limit) break;
  }
  return Buffer.concat(pieces).subarray(0, limit).toString('utf8');
}
