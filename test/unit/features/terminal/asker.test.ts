import assert from 'node:assert/strict';
import type { Asker } from '#features/terminal/asker.ts';
import { consentTo, labelsIn, sameAtEveryStart } from '#features/terminal/asker.ts';

const reference = (label: string) => `$\{mistral:${label}}`;

suite('What asks for keys', () => {
  test('names each key once, wherever in a value it stands', () => {
    const env = { A: reference('main'), B: `Bearer ${reference('main')}`, C: reference('team'), D: 'plain', E: 3 };
    assert.deepEqual(labelsIn(env), ['main', 'team']);
  });

  for (const env of [undefined, null, 'text', [], {}])
    test(`names none in ${JSON.stringify(env)}`, () => assert.deepEqual(labelsIn(env), []));

  const asker = (exactly: object): Asker => ({ env: {}, program: 'server.js', exactly });

  test('keeps its consent while it stays the same, however it is written down', () => {
    assert.equal(
      consentTo('main', asker({ type: 'node', program: 'server.js' })),
      consentTo('main', asker({ program: 'server.js', type: 'node' })),
    );
  });

  const allowed = { type: 'node', program: 'server.js', env: { KEY: reference('main') } };
  const others = [
    { ...allowed, program: 'other.js' },
    { ...allowed, type: 'pwa-node' },
    { ...allowed, args: ['--print-environment'] },
    { ...allowed, env: { ...allowed.env, NODE_OPTIONS: '--require ./spy.js' } },
  ];
  for (const other of others)
    test(`has no consent as ${JSON.stringify(other)}`, () =>
      assert.notEqual(consentTo('main', asker(other)), consentTo('main', asker(allowed))));

  const started = (configuration: object) => asker(sameAtEveryStart({ ...allowed, ...configuration }));

  test('keeps its consent from one start to the next, though each session has a number of its own', () =>
    assert.equal(consentTo('main', started({ __sessionId: 'a' })), consentTo('main', started({ __sessionId: 'b' }))));

  for (const name of ['__dynamicAttach', '__remoteFilePrefix', '__restart', '__proto'])
    test(`has no consent once ${name} is written beside it`, () =>
      assert.notEqual(consentTo('main', started({ [name]: 'x' })), consentTo('main', started({}))));

  test('has no consent for another key', () =>
    assert.notEqual(consentTo('team', asker(allowed)), consentTo('main', asker(allowed))));
});
