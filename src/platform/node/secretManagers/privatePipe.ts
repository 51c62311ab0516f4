import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

/**
 * Hands a text to a tool that only takes a file. It goes through a named pipe that nobody else may open, and so never lies
 * on a disk. `/dev/stdin` will not do: Node gives a child a socket there, and Linux opens no socket by its name.
 */
export async function throughPipe<Value>(text: string, use: (path: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'mistral-guard-pipe-'));
  const over = new AbortController();
  try {
    const path = join(folder, 'pipe');
    await promisify(execFile)('mkfifo', ['-m', '600', path]);
    const [value] = await Promise.all([
      use(path).finally(() => over.abort()),
      feed(path, Buffer.from(text), over.signal),
    ]);
    return value;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits without blocking a thread: a tool that fails early never opens the pipe. */
async function feed(path: string, bytes: Buffer, over: AbortSignal): Promise<void> {
  const pipe = await patiently(() => open(path, constants.O_WRONLY | constants.O_NONBLOCK), over);
  if (!pipe) return;
  try {
    await writeAll(pipe, bytes, over);
  } catch {
    // The tool hung up before it had read everything: its exit code tells.
  } finally {
    await pipe.close();
  }
}

async function writeAll(pipe: FileHandle, bytes: Buffer, over: AbortSignal): Promise<void> {
  for (let sent = 0; sent < bytes.length && !over.aborted; ) {
    const written = await patiently(() => pipe.write(bytes, sent), over);
    sent += written?.bytesWritten ?? 0;
  }
}

/** ENXIO: nobody has opened the other end yet. EAGAIN: it is full. */
const notYet: ReadonlySet<unknown> = new Set(['ENXIO', 'EAGAIN']);

async function patiently<Value>(attempt: () => Promise<Value>, over: AbortSignal): Promise<Value | undefined> {
  while (!over.aborted) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && notYet.has(error.code))) throw error;
      await setTimeout(10);
    }
  }
  return undefined;
}
