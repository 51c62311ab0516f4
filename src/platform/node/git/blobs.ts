import { sizeCap } from '../files/readHead.ts';
import type { GitStart } from './git.ts';
import { startGit } from './git.ts';

export interface Blob {
  readonly id: string;
  readonly bytes: Buffer;
  readonly cut: boolean;
}

/** Streams blobs out of one `git cat-file --batch`, in the order asked. What is beyond the size cap is passed over. */
export async function* readBlobs(folder: string, ids: Iterable<string>, start?: GitStart): AsyncGenerator<Blob> {
  const child = startGit(folder, ['cat-file', '--batch', '--buffer'], start);
  child.once('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end([...ids].map((id) => `${id}\n`).join(''));
  try {
    yield* parse(child.stdout ?? []);
  } finally {
    child.kill();
  }
}

interface Pending {
  readonly id: string;
  readonly kept: Buffer[];
  readonly size: number;
  left: number;
}

async function* parse(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Blob> {
  let rest: Buffer = Buffer.alloc(0);
  let blob: Pending | undefined;
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      blob ??= takeHeader();
      if (blob === undefined || rest.length === 0) break;
      takeContent(blob);
      if (blob.left > 0) break;
      yield { id: blob.id, bytes: wholeOf(blob), cut: blob.size > sizeCap };
      blob = undefined;
    }
  }

  function takeHeader(): Pending | undefined {
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const [id = '', type, size] = rest.subarray(0, end).toString('latin1').split(' ');
      rest = rest.subarray(end + 1);
      if (type === 'blob') return { id, kept: [], size: Number(size), left: Number(size) + 1 };
    }
    return undefined;
  }

  function takeContent(pending: Pending): void {
    const part = rest.subarray(0, pending.left);
    if (pending.size + 1 - pending.left < sizeCap) pending.kept.push(part);
    pending.left -= part.length;
    rest = rest.subarray(part.length);
  }
}

const wholeOf = ({ kept, size }: Pending): Buffer => Buffer.concat(kept).subarray(0, Math.min(size, sizeCap));
