import { spawnSync } from 'node:child_process';

/** Its code is trained on, whatever has been written since: so a training can be repeated. */
const commit = '4d839a5dfebe5280afaccf218fd8d018d89568d0';

export interface Source {
  readonly name: string;
  readonly text: string;
}

/** This repository's own code and pages, without those that speak of attacks. None where its history is missing. */
export function ownSources(): readonly Source[] {
  const listed = git(['ls-tree', '-r', '--name-only', commit, 'src', 'test']).toString();
  const names = listed
    .split('\n')
    .filter((name) => /\.(?:ts|md|json|css)$/.test(name) && !/guard|train|redteam|inspect/.test(name));
  const texts = blobsIn(git(['cat-file', '--batch'], names.map((name) => `${commit}:${name}\n`).join('')));
  return texts.map((text, i) => ({ name: names[i] ?? '', text: text.slice(0, 20_000) }));
}

const git = (args: readonly string[], input = ''): Buffer =>
  spawnSync('git', args, { input, maxBuffer: 2 ** 28 }).stdout ?? Buffer.alloc(0);

/** One after the other: a line that ends in the number of bytes, the bytes, a line break. */
function blobsIn(batch: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < batch.length; ) {
    const head = batch.indexOf('\n', at);
    const start = head + 1;
    const end = start + Number(batch.subarray(at, head).toString().split(' ').at(-1));
    texts.push(batch.subarray(start, end).toString());
    at = end + 1;
  }
  return texts;
}
