import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlobs } from '#platform/node/git/blobs.ts';
import { exposureOf } from '#platform/node/git/exposure.ts';
import { historicBlobs } from '#platform/node/git/history.ts';
import { stagedFiles } from '#platform/node/git/staged.ts';
import { scanHistory } from '#platform/node/scan/scanHistory.ts';
import { scanStaged } from '#platform/node/scan/scanStaged.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Folder } from '#test/support/leaks/folder.ts';
import { makeFolder } from '#test/support/leaks/folder.ts';

suite('Git', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder();
    folder.git('init', '-q', '-b', 'main');
  });
  teardown(() => folder.remove());

  const commit = (message: string) => {
    folder.git('add', '-A');
    folder.git('commit', '-q', '-m', message);
  };
  const line = () => `MISTRAL_API_KEY=${makeMistralKey()}`;
  const staged = async () => {
    const scan = await scanStaged(folder.path, {});
    assert.ok(scan.ok);
    return scan.value.files.map(({ path, findings }) => `${path}:${findings.map(({ range }) => range.start.line + 1)}`);
  };

  test('only the lines that a commit adds are reported', async () => {
    folder.write('old.txt', `${line()}\nx\n`);
    commit('one');
    folder.write('old.txt', `${folder.git('show', 'HEAD:old.txt')}${line()}\n`);
    folder.write('new é.txt', line());
    folder.git('add', '-A');
    assert.deepEqual((await staged()).sort(), ['new é.txt:1', 'old.txt:3']);
  });

  test('an order of files that the repository names and that is nowhere stops nothing', async () => {
    folder.git('config', 'diff.orderFile', '/nowhere');
    folder.write('a.py', `\0\n${line()}`);
    folder.git('add', '-A');
    assert.deepEqual(await staged(), ['a.py:2']);
  });

  test('what is staged as binary under a name of code is told', async () => {
    folder.write('a.py', Buffer.alloc(100));
    folder.git('add', '-A');
    const scan = await scanStaged(folder.path, {});
    assert.deepEqual(scan.ok && scan.value.totals.failed.map(({ path }) => path), ['a.py']);
  });

  test('what is staged counts, not what lies in the folder', async () => {
    folder.write('a.txt', line());
    folder.git('add', '-A');
    folder.write('a.txt', 'clean');
    assert.deepEqual(await staged(), ['a.txt:1']);
  });

  test('a copy under another name hides nothing', async () => {
    const dockerfile = `FROM node:24\nENV ${line()}\n`;
    folder.write('Dockerfile', dockerfile);
    folder.write('zz/copy.bin', dockerfile);
    folder.git('add', '-A');
    const all = await staged();
    assert.deepEqual(all.map((each) => each.split(':')[0]).sort(), ['Dockerfile', 'zz/copy.bin']);
  });

  test('lines that look like a diff are only lines', async () => {
    folder.write('a.txt', `@@ -1 +9,9 @@\ndiff --git a/x b/x\n--- a\n+++ b\n${line()}\n`);
    folder.git('add', '-A');
    const files = await stagedFiles(folder.path);
    assert.ok(files.ok);
    assert.deepEqual(files.value[0]?.added, [[0, 4]]);
    assert.deepEqual(await staged(), ['a.txt:5']);
  });

  for (const name of [
    'diff --git a',
    'new\nline',
    'quote "d"',
    'tab\tbed',
    'ümläut',
    'back\\slash',
    ':100644 100644 x',
  ])
    test(`a file may be called ${JSON.stringify(name)}`, async () => {
      folder.write(name, 'clean\n');
      commit('one');
      folder.write(name, `clean\n${line()}\n`);
      folder.git('add', '-A');
      assert.deepEqual(await staged(), [`${name}:2`]);
      commit('two');
      const paths: string[] = [];
      for await (const { path } of historicBlobs(folder.path)) paths.push(path);
      assert.deepEqual(paths, [name, name]);
    });

  test('a name can make no line of the patch, and hide no key', async () => {
    const other = folder.git('hash-object', '-w', folder.write('other', 'x')).trim();
    folder.write(`a\nindex 0000000..${other}\n@@ -0,0 +1 @@`, line());
    folder.git('add', '-A');
    assert.equal((await staged()).length, 1);
  });

  test('a name that is no UTF-8 hides nothing', async () => {
    const file = Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([0xe9])]);
    writeFileSync(file, line());
    folder.git('add', '-A');
    assert.deepEqual(await staged(), ['caf\ufffd:1']);
  });

  test('an author can put neither a date nor another file into history', async () => {
    folder.write('a.txt', line());
    folder.git('add', '-A');
    const author = 'Eve\t2001-01-01T00:00:00Z\r:100644 100644 1 2 A';
    folder.git('commit', '-q', '-m', 'x', `--author=${author} <eve@example.org>`);
    const found: string[] = [];
    for await (const {
      path,
      commit: { date, author: name },
    } of historicBlobs(folder.path))
      found.push(`${path} ${date.slice(0, 2)} ${name.includes('Eve')}`);
    assert.deepEqual(found, ['a.txt 20 true']);
    assert.ok(!folder.git('log', '-1', '--format=%aI').startsWith('2001'));
  });

  test('variables of another repository are not heard, but a hook may name its index', async () => {
    const outside = makeFolder();
    outside.git('init', '-q');
    const before = { ...process.env };
    try {
      process.env.GIT_DIR = join(outside.path, '.git');
      folder.write('.env', '');
      assert.equal(
        (await exposureOf(folder.path, [join(folder.path, '.env')])).get(join(folder.path, '.env')),
        'untracked',
      );
      process.env.GIT_DIR = join(folder.path, '.git');
      process.env.GIT_INDEX_FILE = join(folder.path, '.git', 'other-index');
      folder.write('b.txt', line());
      folder.git('add', 'b.txt');
      assert.deepEqual(await staged(), ['b.txt:1']);
    } finally {
      process.env = before;
      outside.remove();
    }
  });

  test('outside of a repository it says so', async () => {
    const outside = makeFolder();
    const files = await stagedFiles(outside.path);
    assert.ok(!files.ok);
    outside.remove();
  });

  test('history tells each blob once, with the commit that brought it', async () => {
    const kept = line();
    folder.write('a.txt', kept);
    commit('bring it');
    folder.write('copy.txt', kept);
    commit('copy it');
    folder.git('rm', '-q', 'a.txt', 'copy.txt');
    commit('remove it');
    const scan = await scanHistory(folder.path, {}, new AbortController().signal, () => undefined);
    assert.ok(scan.ok);
    assert.deepEqual(
      scan.value.files.map(({ path, commit: { author } }) => [path, author]),
      [['a.txt', 'Ada']],
    );
    assert.equal(scan.value.files[0]?.commit.id, folder.git('rev-parse', 'HEAD~2').trim());
  });

  test('history looks at a blob under each kind of name, and tells a key once', async () => {
    folder.write('a.txt', line());
    commit('a text');
    folder.git('mv', 'a.txt', 'a.ipynb');
    commit('a notebook');
    const paths: string[] = [];
    for await (const { path } of historicBlobs(folder.path)) paths.push(path);
    assert.deepEqual(paths, ['a.txt', 'a.ipynb']);
    const scan = await scanHistory(folder.path, {}, new AbortController().signal, () => undefined);
    assert.deepEqual(scan.ok && scan.value.files.map(({ path }) => path), ['a.txt']);
  });

  test('history sees every branch, and merges', async () => {
    folder.write('a.txt', 'a');
    commit('a');
    folder.git('checkout', '-q', '-b', 'side');
    folder.write('side.txt', 'side');
    commit('side');
    folder.git('checkout', '-q', 'main');
    folder.write('b.txt', 'b');
    commit('b');
    folder.git('merge', '-q', '--no-commit', 'side');
    folder.write('evil.txt', 'only in the merge');
    commit('merge');
    const paths: string[] = [];
    for await (const { path } of historicBlobs(folder.path)) paths.push(path);
    assert.deepEqual(paths.sort(), ['a.txt', 'b.txt', 'evil.txt', 'side.txt']);
  });

  test('blobs of any size come whole and in order', async () => {
    const texts = ['', 'x', 'line\n', 'y'.repeat(300_000), '\n\n'];
    const ids = texts.map((text, at) => folder.git('hash-object', '-w', folder.write(`${at}`, text)).trim());
    const read: string[] = [];
    for await (const { bytes } of readBlobs(folder.path, ids)) read.push(bytes.toString());
    assert.deepEqual(read, texts);
  });

  test('what git does with a .env file', async () => {
    folder.write('.gitignore', 'ignored/.env\n');
    for (const name of ['.env', 'ignored/.env', 'later/.env']) folder.write(name, '');
    folder.git('add', '.env', '.gitignore');
    const paths = ['.env', 'ignored/.env', 'later/.env'].map((name) => join(folder.path, name));
    const states = await exposureOf(folder.path, paths);
    assert.deepEqual(
      paths.map((path) => states.get(path)),
      ['tracked', 'ignored', 'untracked'],
    );
  });

  test('a hostile repository starts no program', async () => {
    const trap = join(folder.path, 'sprung');
    const script = folder.write('trap.sh', `#!/bin/sh\ntouch ${trap}\ncat\n`);
    chmodSync(script, 0o755);
    folder.write('.gitattributes', '* diff=trap filter=trap\n');
    folder.write('a.txt', line());
    folder.git('add', '-A');
    folder.git('commit', '-q', '-m', 'x');
    folder.write('a.txt', line());
    folder.git('add', 'a.txt');
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.trap.textconv',
      'diff.trap.command',
      'filter.trap.smudge',
      'gpg.program',
      'core.sshCommand',
    ])
      folder.git('config', name, script);
    folder.git('config', 'log.showSignature', 'true');
    await staged();
    await exposureOf(folder.path, [join(folder.path, 'a.txt')]);
    await scanHistory(folder.path, {}, new AbortController().signal, () => undefined);
    assert.ok(!existsSync(trap));
    folder.git('diff', '--cached');
    assert.ok(existsSync(trap), 'the trap was set');
  });
});
