/** An event nobody sends on purpose: one that never ends must not fill the memory. */
const longestEvent = 4_000_000;

/** The data of server-sent events, as it arrives. Comments, names and ids are not used by this API and not handed on. */
export async function* eventData(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let pending = '';
  for await (const chunk of chunks) {
    pending += chunk;
    if (pending.length > longestEvent) throw new Error('an event of the stream is too long');
    const blocks = pending.split(/\r\n\r\n|\n\n|\r\r/);
    pending = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = dataOf(block);
      if (data !== undefined) yield data;
    }
  }
}

function dataOf(block: string): string | undefined {
  const lines = block.split(/\r\n|\n|\r/).filter((line) => line.startsWith('data:'));
  return lines.length === 0 ? undefined : lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n');
}

export const event = (data: string): string => `data: ${data}\n\n`;
