import assert from 'node:assert/strict';
import { gitProgram } from '#platform/node/git/program.ts';

suite('Which git is started', () => {
  const there =
    (...files: readonly string[]) =>
    (file: string) =>
      files.includes(file);

  test('on Windows the one on PATH, never one that lies in the folder', () => {
    const PATH = '.;relative;;C:\\tools;C:\\Program Files\\Git\\cmd';
    const inFolder = ['git.exe', '.\\git.exe', 'relative\\git.exe'];
    assert.equal(gitProgram('win32', { PATH }, there(...inFolder)), undefined);
    const real = 'C:\\Program Files\\Git\\cmd\\git.exe';
    assert.equal(gitProgram('win32', { Path: PATH }, there(...inFolder, real)), real);
  });

  test('elsewhere the one that the system finds', () => assert.equal(gitProgram('linux', {}, there()), 'git'));
});
