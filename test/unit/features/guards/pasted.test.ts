import assert from 'node:assert/strict';
import { applyEdits } from '#core/fixes/edit.ts';
import { asPaste } from '#features/guards/pasted.ts';

/** Pastes KEY into the text at the bar, and takes the edits for what the text would then be. */
function paste(given: string, pasted: string, edits: (after: string) => Parameters<typeof asPaste>[0]) {
  const start = given.indexOf('|');
  const before = given.replace('|', '');
  const after = applyEdits(before, [{ start, end: start, text: pasted }]);
  const taken = asPaste(edits(after), { start, end: start, pasted });
  assert.ok(taken);
  return {
    asVSCode: applyEdits(before, taken),
    asPlanned: applyEdits(after, edits(after)),
  };
}

suite('a paste taken apart', () => {
  test('takes the quotes around it away, and adds an import above', () => {
    const { asVSCode, asPlanned } = paste('import sys\nkey = "|"\nend\n', 'KEY', (after) => [
      { start: 0, end: 0, text: 'import os\n' },
      { start: after.indexOf('"'), end: after.lastIndexOf('"') + 1, text: 'os.environ["X"]' },
    ]);
    assert.equal(asVSCode, asPlanned);
    assert.equal(asVSCode, 'import os\nimport sys\nkey = os.environ["X"]\nend\n');
  });

  test('keeps what else was pasted, and changes below it', () => {
    const { asVSCode, asPlanned } = paste('|\nend\n', 'key: KEY # mine', (after) => [
      { start: after.indexOf('KEY'), end: after.indexOf('KEY') + 3, text: '<X>' },
      { start: after.indexOf('end'), end: after.indexOf('end') + 3, text: 'END' },
    ]);
    assert.equal(asVSCode, asPlanned);
    assert.equal(asVSCode, 'key: <X> # mine\nEND\n');
  });
});
