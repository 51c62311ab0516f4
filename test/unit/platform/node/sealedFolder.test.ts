import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealedFolder } from '#platform/node/sealedFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';

suite('A sealed folder', () => {
  const key = randomBytes(32);
  const open = (path: string, with_ = key) => sealedFolder(path, async () => with_);

  test('gives back what was put in, to the holder of the key only', async () => {
    await using place = await temporaryFolder();
    await open(place.path).write('chat-1', 'a secret plan');
    assert.equal(await open(place.path).read('chat-1'), 'a secret plan');
    assert.equal(await open(place.path, randomBytes(32)).read('chat-1'), undefined);
    assert.deepEqual(await open(place.path).names(), ['chat-1']);
    for (const file of await readdir(place.path))
      assert.ok(!(await readFile(join(place.path, file))).includes('secret plan'));
  });

  test('does not open a file that was touched, cut, or put in the place of another', async () => {
    await using place = await temporaryFolder();
    const folder = open(place.path);
    await folder.write('one', 'first');
    await folder.write('two', 'second');
    const path = join(place.path, 'one.sealed');
    const bytes = await readFile(path);
    for (let at = 0; at < bytes.length; at += 5) {
      const touched = Buffer.from(bytes);
      touched.writeUInt8(touched.readUInt8(at) ^ 1, at);
      await writeFile(path, touched);
      assert.equal(await folder.read('one'), undefined);
    }
    await writeFile(path, bytes.subarray(0, 20));
    assert.equal(await folder.read('one'), undefined);
    await rename(join(place.path, 'two.sealed'), path);
    assert.equal(await folder.read('one'), undefined);
  });

  test('writes in the order of the calls, whole, and leaves nothing half done', async () => {
    await using place = await temporaryFolder();
    const folder = open(place.path);
    await Promise.all(Array.from({ length: 20 }, (_, index) => folder.write('same', `version ${index}`)));
    assert.equal(await folder.read('same'), 'version 19');
    assert.deepEqual(await readdir(place.path), ['same.sealed']);
    await folder.remove('same');
    assert.deepEqual(await folder.names(), []);
  });

  test('asks for its key at the first use, and again after a lock was in the way', async () => {
    await using place = await temporaryFolder();
    let asked = 0;
    const folder = sealedFolder(place.path, async () => {
      asked++;
      if (asked === 1) throw new Error('locked');
      return key;
    });
    assert.equal(asked, 0);
    await assert.rejects(folder.write('a', 'x'));
    await folder.write('a', 'y');
    await folder.write('b', 'z');
    assert.equal(asked, 2);
  });

  test('keeps to its own folder, whatever a name says', async () => {
    await using place = await temporaryFolder();
    for (const name of ['../out', '', 'a/b', '..', 'x'.repeat(81)])
      await assert.rejects(open(place.path).write(name, 'text'), /not a name/, name);
  });
});
