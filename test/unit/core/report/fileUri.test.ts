import assert from 'node:assert/strict';
import { fileUri } from '#core/report/fileUri.ts';

suite('A path in a report for machines', () => {
  const names = [
    'a.ts',
    'http:/x',
    'c:d',
    '100%.txt',
    'a#b?c',
    'a b',
    'é/ü.ts',
    '%41',
    "it's(1)",
    '[id].tsx',
    'a\nb',
    '\ud800',
  ];
  for (const name of names)
    test(`${JSON.stringify(name)} is found again`, () => {
      const { uri, uriBaseId } = fileUri(name);
      assert.equal(uriBaseId, '%SRCROOT%');
      const resolved = new URL(uri, 'file:///root/');
      assert.equal(decodeURIComponent(resolved.pathname), `/root/${name.replace('\ud800', '\ufffd')}`);
    });

  test('outside of the folder it is a whole address', () => {
    assert.deepEqual(fileUri('/tmp/a b'), { uri: 'file:///tmp/a%20b' });
    assert.equal(new URL(fileUri('C:/x#y').uri).protocol, 'file:');
  });
});
