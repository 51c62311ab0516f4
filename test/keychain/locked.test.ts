import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { makeMistralKey } from '#test/support/keys.ts';
import { inProject } from '#test/support/project.ts';

const login = '/org/freedesktop/secrets/collection/login';

function run(command: string, args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', timeout: 20_000 });
  return { code: status, out: stdout, err: stderr };
}

const guard = (...args: readonly string[]) => run(process.execPath, [inProject('dist/cli.js'), ...args]);

/** As a desktop does when its session is locked; without a screen nobody can be asked to unlock it. */
const lock = () =>
  run('dbus-send', [
    ...['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'],
    ...['org.freedesktop.Secret.Service.Lock', `array:objpath:${login}`],
  ]);

if (process.platform === 'linux')
  suite('a keychain that stays locked', () => {
    suiteSetup(() => {
      const added = run(
        process.execPath,
        [inProject('dist/cli.js'), 'keys', 'add', 'behind', '--no-check'],
        makeMistralKey(),
      );
      assert.equal(added.code, 0, added.err);
      assert.equal(lock().code, 0);
    });

    suiteTeardown(() => {
      run('gnome-keyring-daemon', ['--unlock'], 'test');
      guard('keys', 'remove', 'behind');
    });

    for (const args of [
      ['keys', 'list'],
      ['keys', 'check'],
      ['keys', 'remove', 'behind'],
      ['exec', '--key', 'behind', '--', 'true'],
    ])
      test(`is said to be locked by “${args.join(' ')}”, with exit code 3`, () => {
        const ran = guard(...args);
        assert.equal(ran.code, 3, ran.err);
        assert.match(ran.err, /Your keychain is locked/);
      });
  });
