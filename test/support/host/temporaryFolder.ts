import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepAbandoned } from '#test/provision/abandoned.ts';

export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

const prefix = 'mistral-guard-run-';

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const parent = await realpath(tmpdir());
  sweepAbandoned(parent, prefix);
  const path = await mkdtemp(join(parent, `${prefix}${process.pid}-`));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
