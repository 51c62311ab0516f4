import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readHead, sizeCap } from '#platform/node/files/readHead.ts';
import { walk } from '#platform/node/files/walk.ts';
import { trackedAnyway } from '#platform/node/git/trackedAnyway.ts';
import type { Folder } from '#test/support/leaks/folder.ts';
import { makeFolder } from '#test/support/leaks/folder.ts';

suite('Walking a folder', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder();
  });
  teardown(() => folder.remove());

  const seen = (...paths: readonly string[]) =>
    [...walk(paths.length === 0 ? [folder.path] : paths.map((path) => join(folder.path, path)))]
      .map(({ path }) => relative(folder.path, path))
      .sort();

  test('.gitignore is honoured, the nearest first, but a .env file is always seen', () => {
    folder.git('init', '-q');
    folder.write('.gitignore', 'dist\n*.log\n.env\n');
    folder.write('sub/.gitignore', '!keep.log\n');
    for (const name of ['a.ts', 'a.log', 'dist/b.js', '.env', 'sub/.env.local', 'sub/keep.log', 'sub/x.log'])
      folder.write(name, '');
    assert.deepEqual(seen(), ['.env', '.gitignore', 'a.ts', 'sub/.env.local', 'sub/.gitignore', 'sub/keep.log']);
  });

  test('the rules above the folder count, unless it is ignored itself and was asked for', () => {
    folder.git('init', '-q');
    folder.write('.gitignore', '*.log\nnode_modules\n');
    for (const name of ['sub/a.log', 'sub/a.ts', 'node_modules/b.js']) folder.write(name, '');
    assert.deepEqual(seen('sub'), ['sub/a.ts']);
    assert.deepEqual(seen('node_modules'), ['node_modules/b.js']);
  });

  test('what git tracks is seen, whatever .gitignore says of it', async () => {
    folder.git('init', '-q');
    for (const name of ['dist/kept.js', 'dist/made.js', 'a.log', 'node_modules/x/own.js', 'node_modules/x/b.js'])
      folder.write(name, '');
    folder.git('add', 'dist/kept.js', 'a.log', 'node_modules/x/own.js');
    folder.write('.gitignore', 'dist\n*.log\nnode_modules\n');
    const tracked = await trackedAnyway([folder.path]);
    assert.deepEqual([...walk([folder.path], tracked)].map(({ path }) => relative(folder.path, path)).sort(), [
      '.gitignore',
      'a.log',
      'dist/kept.js',
      'node_modules/x/own.js',
    ]);
  });

  test('a .env file is seen in an ignored folder too, but not among installed packages', () => {
    folder.git('init', '-q');
    folder.write('.gitignore', 'build\nnode_modules\n.venv\n');
    for (const name of [
      'build/app/.env',
      'build/app/x.js',
      'node_modules/a/.env',
      '.venv/pyvenv.cfg',
      '.venv/lib/.env',
    ])
      folder.write(name, '');
    assert.deepEqual(seen(), ['.gitignore', 'build/app/.env']);
  });

  test('links are not followed, so there are no circles', () => {
    folder.write('a/x.ts', '');
    symlinkSync(folder.path, join(folder.path, 'a', 'loop'));
    symlinkSync('nowhere', join(folder.path, 'broken'));
    assert.deepEqual(seen(), ['a/x.ts']);
  });

  test('what is not there is told', () => {
    assert.deepEqual(
      [...walk([join(folder.path, 'gone')])].map(({ kind }) => kind),
      ['unreadable'],
    );
  });

  test('binary files are told by a NUL, large ones are cut, and folders cannot be read', () => {
    assert.equal(readHead(folder.write('x.bin', Buffer.from([1, 0, 2]))).kind, 'binary');
    const large = readHead(folder.write('large', 'x'.repeat(sizeCap + 1)));
    assert.ok(large.kind === 'text' && large.cut && large.bytes.length === sizeCap);
    assert.deepEqual(readHead(folder.path), { kind: 'unreadable', why: 'it is a folder' });
    assert.deepEqual(readHead(join(folder.path, 'gone')), { kind: 'unreadable', why: 'it is gone' });
  });
});
