import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts on disk that only the holder of a key can read, one file each. What cannot be opened is as good as absent. */
export interface SealedFolder {
  names(): Promise<readonly string[]>;
  read(name: string): Promise<string | undefined>;
  /** Whole or not at all, and in the order of the calls. */
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

const ending = '.sealed';

/** `key` is asked for at the first use: opening the folder reads no secret. */
export function sealedFolder(folder: string, key: () => Promise<Buffer>): SealedFolder {
  let asked: Promise<Buffer> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function keyOnce(): Promise<Buffer> {
    asked ??= key();
    try {
      return await asked;
    } catch (error) {
      // A storage that was locked may be open the next time.
      asked = undefined;
      throw error;
    }
  }

  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
  const fileOf = (name: string): string => join(folder, `${safe(name)}${ending}`);

  return {
    async names() {
      const files = await readdir(folder).catch(() => []);
      return files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
    },
    async read(name) {
      const bytes = await readFile(fileOf(name)).catch(() => undefined);
      return bytes && unseal(bytes, await keyOnce(), name);
    },
    write: (name, text) =>
      inTurn(async () => {
        const sealed = seal(text, await keyOnce(), name);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const draft = `${fileOf(name)}.${randomBytes(4).toString('hex')}`;
        await writeFile(draft, sealed, { mode: 0o600 });
        await rename(draft, fileOf(name));
      }),
    remove: (name) => inTurn(() => rm(fileOf(name), { force: true })),
  };
}

/** A name is an id of ours; whatever else it might be, it stays inside the folder. */
function safe(name: string): string {
  if (!/^[\w-]{1,80}$/.test(name)) throw new Error('not a name of a sealed file');
  return name;
}

const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** The name is sealed in too, so that one file cannot stand in for another. */
function seal(text: string, key: Buffer, name: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
}

function unseal(bytes: Buffer, key: Buffer, name: string): string | undefined {
  const bodyAt = 1 + nonceLength + tagLength;
  if (bytes[0] !== version || bytes.length < bodyAt) return undefined;
  const nonce = bytes.subarray(1, 1 + nonceLength);
  const tag = bytes.subarray(1 + nonceLength, bodyAt);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
