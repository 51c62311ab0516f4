import assert from 'node:assert/strict';
import { bestFiles } from '#core/chat/bestFiles.ts';

const files = ['app/service.py', 'tests/test_service.py', 'service/readme.md', 'app/main.py'].map((path) => ({
  name: path.split('/').at(-1) ?? path,
  path,
}));

const found = (typed: string, most = 9) => bestFiles(files, typed, most).map(({ path }) => path);

suite('Files named behind an @', () => {
  test('come by name first, then by folder, whatever the case', () => {
    assert.deepEqual(found('Service'), ['app/service.py', 'tests/test_service.py', 'service/readme.md']);
  });

  test('are found by a part of the path', () => {
    assert.deepEqual(found('app/m'), ['app/main.py']);
  });

  test('are no more than asked for, and none where none fits', () => {
    assert.equal(found('e', 2).length, 2);
    assert.deepEqual(found('nothing'), []);
  });
});
