import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Folder } from '#test/support/leaks/folder.ts';
import { makeFolder } from '#test/support/leaks/folder.ts';
import { sarifFaults } from '#test/support/officialSarif.ts';
import { sarifLog } from '#test/support/sarif.ts';

const cli = join(import.meta.dirname, '../../../src/cli/main.ts');

suite('mistral-guard scan', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder();
    folder.git('init', '-q');
  });
  teardown(() => folder.remove());

  const guard = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', cli, ...args], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(folder.path, '.git', 'cache') },
    });
    return { code: status, out: stdout, err: stderr };
  };
  const leak = (name = 'a.py') => folder.write(name, `MISTRAL_API_KEY = "${makeMistralKey()}"\n`);

  test('a clean folder is 0, a leak is 1, and standard error stays empty', () => {
    folder.write('a.py', 'print(1)');
    assert.match(guard('scan').out, /^Nothing found in 1 file/);
    leak();
    const { code, out, err } = guard('scan');
    assert.deepEqual([code, err], [1, '']);
    assert.match(
      out,
      /^a\.py\n {2}1:20 {2}error {2}Hard-coded Mistral key …\w{4} \(MISTRAL_API_KEY\) {2}secret\/mistral-api-key\n/,
    );
    assert.ok(!out.includes('\u001b'), 'no colour into a pipe');
  });

  test('--fail-on decides what counts', () => {
    leak();
    assert.equal(guard('scan', '--fail-on', 'never').code, 0);
    folder.write('.gitignore', '.env\n');
    folder.write('a.py', '');
    leak('.env');
    assert.equal(guard('scan').code, 0, 'a key in an ignored .env is only worth a note');
    assert.equal(guard('scan', '--fail-on', 'info').code, 1);
  });

  const misuse: readonly (readonly string[])[] = [
    ['scan', 'nowhere'],
    ['scan', '--format', 'xml'],
    ['scan', '--jobs', '0'],
    ['scan', '--staged', '--history'],
    ['scan', '--wat'],
    ['scan', '--baseline', 'none.json'],
    ['scan', '--output', 'no/such/folder/x'],
    ['hook'],
    ['hook', 'remove'],
  ];
  for (const args of misuse)
    test(`${args.join(' ')} is 2, with a sentence`, () => {
      const { code, out, err } = guard(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.ok(!/\n\s+at /.test(err) && err.length > 10, err);
    });

  test('writes JSON and SARIF to a file', () => {
    leak();
    assert.deepEqual(guard('scan', '--format', 'sarif', '--output', 'out.sarif'), { code: 1, out: '', err: '' });
    const log: unknown = JSON.parse(readFileSync(join(folder.path, 'out.sarif'), 'utf8'));
    assert.deepEqual(sarifFaults(log), []);
    assert.equal(sarifLog.parse(log).runs[0]?.results.length, 1);
    assert.equal(JSON.parse(guard('scan', '--format', 'json', 'a.py').out).findings.length, 1);
  });

  test('a baseline forgives what it knows, until it is gone', () => {
    leak();
    const written = guard('scan', '--write-baseline');
    assert.equal(written.code, 0);
    assert.match(written.err, /^1 finding \(1 entry\) accepted into \.mistral-guard\/baseline\.json\./);
    assert.ok(existsSync(join(folder.path, '.mistral-guard/baseline.json')));
    assert.equal(guard('scan').code, 0);
    assert.equal(guard('scan', '--no-ignore').code, 1);
    folder.write('a.py', '');
    assert.match(guard('scan').out, /The baseline still forgives secret\/mistral-api-key in a\.py, which is gone/);
    leak('b.py');
    assert.equal(guard('scan').code, 1);
  });

  test('an accepted key is a new leak in another file, and none where its file is moved to', () => {
    leak();
    guard('scan', '--write-baseline');
    const text = readFileSync(join(folder.path, 'a.py'), 'utf8');
    folder.write('brandnew.py', text);
    assert.equal(guard('scan').code, 1);
    folder.write('a.py', '');
    assert.match(guard('scan').out, /brandnew\.py/, 'an emptied file is still there');
    rmSync(join(folder.path, 'a.py'));
    assert.deepEqual([guard('scan').code, guard('scan', '--no-cache').code], [0, 0]);
  });

  test('a file whose name is not UTF-8 is read, and so is one in such a folder', () => {
    const text = `MISTRAL_API_KEY="${makeMistralKey()}"\n`;
    const bytes = (name: string) =>
      Buffer.concat([Buffer.from(`${folder.path}/bad`), Buffer.from([0xff]), Buffer.from(name)]);
    try {
      writeFileSync(bytes('name.py'), text);
    } catch {
      return; // Some file systems take no such name, and so hold none.
    }
    mkdirSync(bytes('dir'));
    writeFileSync(Buffer.concat([bytes('dir'), Buffer.from('/x.py')]), text);
    const { code, out } = guard('scan');
    assert.equal(code, 1);
    assert.match(out, /^bad\uFFFDname\.py$/m);
    assert.match(out, /^bad\uFFFDdir\/x\.py$/m);
    assert.match(out, /2 problems/);
    assert.doesNotMatch(out, /was not scanned/);
  });

  test('an ignore comment without a reason is told beside the finding', () => {
    folder.write('a.py', `MISTRAL_API_KEY="${makeMistralKey()}"  # mistral-guard-ignore\n`);
    assert.match(guard('scan').out, /its ignore comment gives no reason: -- why/);
  });

  test('what was not looked at cannot be accepted, and a key and its file have entries of their own', () => {
    leak('.env');
    guard('scan', '--write-baseline');
    const { findings } = JSON.parse(readFileSync(join(folder.path, '.mistral-guard/baseline.json'), 'utf8'));
    assert.deepEqual(findings.map(({ rule }: { rule: string }) => rule).sort(), [
      'config/dotenv-not-ignored',
      'secret/mistral-api-key',
    ]);
  });

  const slips: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['scan', '--formt', 'json'], /^There is no option --formt\. Did you mean --format\?$/m],
    [['scan', '--output'], /^--output needs a value\.$/m],
    [['scan', '--output', 'no/such/x.sarif'], /^There is no folder no\/such\.$/m],
    [['scan', '--fail-on', 'high'], /^--fail-on takes error, warning, info, hint, never; not “high”\.$/m],
  ];
  for (const [args, says] of slips)
    test(`${args.join(' ')} is answered in words`, () => assert.match(guard(...args).err, says));

  test('a second scan remembers, and the findings with it', () => {
    leak();
    const first = guard('scan', '--format', 'json');
    const second = guard('scan', '--format', 'json');
    assert.deepEqual(JSON.parse(second.out).findings, JSON.parse(first.out).findings);
  });

  test('the hook stops a commit with a key, lets the others pass, and leaves as it came', () => {
    const theirs = folder.write('.githooks/pre-commit', '#!/bin/sh\ntouch ran\n');
    folder.git('config', 'core.hooksPath', '.githooks');
    assert.equal(guard('hook', 'install').code, 0);
    assert.match(guard('hook', 'install').out, /Already there/);
    assert.match(readFileSync(theirs, 'utf8'), /mistral-guard scan --staged[\s\S]*touch ran/);
    assert.equal(guard('hook', 'uninstall').code, 0);
    assert.equal(readFileSync(theirs, 'utf8'), '#!/bin/sh\ntouch ran\n');
  });

  const commit = (path = process.env.PATH) =>
    spawnSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-m', 'x'], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${path}` },
    });

  test('a commit with a key is not made, and the person is told what to do', () => {
    guard('hook', 'install');
    leak();
    folder.git('add', '-A');
    const stopped = commit();
    assert.equal(stopped.status, 1);
    assert.match(
      stopped.stderr + stopped.stdout,
      /a\.py[\s\S]*Hard-coded Mistral key[\s\S]*Nothing was committed\. Take the key out/,
    );
    assert.equal(folder.git('rev-list', '--all', '--count').trim(), '0');
    folder.write('a.py', 'print(1)\n');
    folder.git('add', '-A');
    assert.equal(commit().status, 0);
    assert.equal(folder.git('rev-list', '--all', '--count').trim(), '1');
  });

  test('a repository cannot have a hook written outside of itself, unless that is asked for', () => {
    const outside = makeFolder();
    folder.git('config', 'core.hooksPath', outside.path);
    const refused = guard('hook', 'install');
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.err, /lies outside of it.*--force/);
    assert.ok(!existsSync(join(outside.path, 'pre-commit')));
    assert.equal(guard('hook', 'install', '--force').code, 0);
    assert.ok(existsSync(join(outside.path, 'pre-commit')));
    outside.remove();
  });

  test('outside of a repository --staged says so', () => {
    const outside = makeFolder();
    const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', cli, 'scan', '--staged'], {
      cwd: outside.path,
      encoding: 'utf8',
    });
    outside.remove();
    assert.equal(status, 2);
    assert.match(stderr, /^--staged needs a git repository, and this folder is in none\.\n/);
  });

  test('a hook of its own goes away again', () => {
    guard('hook', 'install');
    assert.ok(existsSync(join(folder.path, '.git/hooks/pre-commit')));
    guard('hook', 'uninstall');
    assert.ok(!existsSync(join(folder.path, '.git/hooks/pre-commit')));
  });
});
