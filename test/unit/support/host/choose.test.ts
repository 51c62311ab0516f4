import assert from 'node:assert/strict';
import { chosenHost } from '#test/support/host/choose.ts';

suite('the host the tests run in', () => {
  const cases = [
    { given: 'Linux without a screen', env: {}, platform: 'linux', host: 'server' },
    { given: 'Linux with X11', env: { DISPLAY: ':0' }, platform: 'linux', host: 'desktop' },
    { given: 'Linux with Wayland', env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux', host: 'desktop' },
    { given: 'macOS', env: {}, platform: 'darwin', host: 'desktop' },
    { given: 'Windows', env: {}, platform: 'win32', host: 'desktop' },
    { given: 'a wish', env: { MISTRAL_GUARD_TEST_HOST: 'server' }, platform: 'darwin', host: 'server' },
  ] as const;

  for (const { given, env, platform, host } of cases) {
    test(`${given}: ${host}`, () => assert.equal(chosenHost(env, platform), host));
  }

  test('a wish nobody can fulfil is refused', () => {
    assert.throws(() => chosenHost({ MISTRAL_GUARD_TEST_HOST: 'phone' }, 'linux'), /desktop or server/);
  });
});
