import assert from 'node:assert/strict';
import type { Rotation, Step } from '#core/vault/rotation.ts';
import { explainRotation } from '#core/vault/rotationWords.ts';
import { aRecord } from '#test/support/vault/records.ts';

const { kind, host, profile } = aRecord('a');
const told = (step: Step, oldEndsIn?: string) => {
  const journal = { id: 'r', old: 'a', successor: 'b', label: 'main', startedAt: 0, tries: 0, retryAt: 0, changed: 0 };
  const rotation: Rotation = { ...journal, kind, host, profile, means: { by: 'person' }, step };
  return explainRotation(rotation, oldEndsIn);
};

suite('Words for a rotation', () => {
  test('claim no more about the old key than was asked', () => {
    assert.equal(
      told({ is: 'done', proven: true }, 'Ug6Y'),
      'Key main is rotated: the new key is in use, and the old one (…Ug6Y) now answers 401.',
    );
    assert.equal(
      told({ is: 'done', proven: false }),
      'Key main is rotated: the new key is in use. Whether the old one still answers could not be asked.',
    );
  });

  test('say where it stands, and why it was called off', () => {
    assert.equal(told({ is: 'pasting' }), 'Rotation of key main: waiting for the new key.');
    const calledOff = 'Rotation of key main: called off; the old key stays in use.';
    assert.equal(told({ is: 'abandoned', why: 'called off' }), calledOff);
    const reasons = ['not-writable', 'denied', 'changed-meanwhile', 'refused', 'forbidden', 'not-stored'];
    const texts = reasons.map((why) => told({ is: 'abandoned', why }));
    for (const text of texts) assert.match(text, /called off; the old key stays in use\. [A-Z][^!]+\.$/);
    assert.equal(new Set(texts).size, reasons.length);
  });
});
