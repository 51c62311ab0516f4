import assert from 'node:assert/strict';
import { invocationOfFile } from '#platform/node/secretManagers/program.ts';

suite('Starting a tool on Windows', () => {
  const az = 'C:\\Program Files\\Azure CLI\\az.cmd';

  test('a program is started as it is', () => {
    const invocation = invocationOfFile('C:\\aws.exe', ['--secret-id=a b'], 'cmd.exe');
    assert.deepEqual(invocation, { program: 'C:\\aws.exe', args: ['--secret-id=a b'], verbatim: false });
  });

  test('a batch file is run by cmd.exe, its path in quotes', () => {
    const invocation = invocationOfFile(az, ['keyvault', '--name=mistral-key'], 'cmd.exe');
    assert.deepEqual(invocation?.args, ['/d', '/s', '/c', `""${az}" keyvault --name=mistral-key"`]);
    assert.equal(invocation?.verbatim, true);
  });

  for (const hostile of ['a&calc', 'a|b', '%PATH%', 'a"b', 'a^b', 'a b', 'a\nb', '(x)', 'a;b', '!x!', '<x', '']) {
    test(`cmd.exe is not handed ${JSON.stringify(hostile)}`, () => {
      assert.equal(invocationOfFile(az, ['show', hostile], 'cmd.exe'), undefined);
    });
  }

  test('nor a path with a percent sign', () => {
    assert.equal(invocationOfFile('C:\\%TEMP%\\az.cmd', [], 'cmd.exe'), undefined);
  });
});
