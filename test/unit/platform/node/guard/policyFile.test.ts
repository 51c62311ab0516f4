import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolderPolicy } from '#platform/node/guard/policyFile.ts';

suite('A folder’s policy file', () => {
  let folder: string;
  let file: string;

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
    mkdirSync(join(folder, '.mistral-guard'));
    file = join(folder, '.mistral-guard', 'policy.json');
  });

  teardown(() => rmSync(folder, { recursive: true }));

  test('that is not there asks for nothing', () => {
    assert.equal(readFolderPolicy(folder), undefined);
  });

  test('is read', () => {
    writeFileSync(file, '\ufeff{"$schema": "x", "redact.ip": "redact"}');
    assert.deepEqual(readFolderPolicy(folder), { ok: true, value: { 'redact.ip': 'redact' } });
  });

  test('that is a link, even to a good policy, is a problem', () => {
    writeFileSync(join(folder, 'real.json'), '{}');
    symlinkSync(join(folder, 'real.json'), file);
    assert.deepEqual(readFolderPolicy(folder), { ok: false, error: { kind: 'not a plain file' } });
  });

  test('that is a folder is a problem', () => {
    mkdirSync(file);
    assert.deepEqual(readFolderPolicy(folder), { ok: false, error: { kind: 'not a plain file' } });
  });

  // Windows has no pipes that lie in a folder.
  if (process.platform !== 'win32')
    test('that is a pipe is a problem, and nobody waits for it', () => {
      execFileSync('sh', ['-c', 'mkfifo "$0"', file]);
      assert.deepEqual(readFolderPolicy(folder), { ok: false, error: { kind: 'not a plain file' } });
    });

  test('that is a giant is a problem, and not read', () => {
    writeFileSync(file, '{}'.padEnd(100_000));
    assert.deepEqual(readFolderPolicy(folder), { ok: false, error: { kind: 'too long' } });
  });
});
