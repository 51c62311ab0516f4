import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleaner, cleanThread } from '#core/chat/clean.ts';
import { fromRecord, toRecord } from '#core/chat/record.ts';
import { putTurn, startThread } from '#core/chat/thread.ts';
import { chatVocabulary } from '#core/chat/vocabulary.ts';
import { recognisersFor } from '#core/guard/redact/recognise.ts';
import { plant } from '#test/support/chat/planted.ts';
import { aTurn } from '#test/support/chat/turns.ts';

const clean = () =>
  cleaner(
    recognisersFor({}),
    chatVocabulary((value) => value, new Set()),
  );
const threadWith = (question: string, reply: string) =>
  putTurn(startThread('t', 0), aTurn({ id: 'a', question, reply }), 1);

suite('What is kept of a chat', () => {
  test('comes back as it was', () => {
    const thread = threadWith('Why does ⟨EMAIL_1⟩ fail?', 'Because.');
    assert.deepEqual(fromRecord(toRecord(thread)), thread);
    const branch = { ...thread, id: 'b', forkOf: 't' };
    assert.deepEqual(fromRecord(toRecord(branch)), branch);
  });

  test('holds no value, even where the policy let one through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (seed) => {
        const planted = plant(seed);
        const said = Object.values(planted).join(', key ');
        const kept = toRecord(cleanThread(threadWith(`key ${said}`, `It was key ${said}.`), clean()));
        for (const [name, value] of Object.entries(planted)) assert.ok(!kept.includes(value), `${name}: ${value}`);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps the placeholders that were there already', () => {
    const kept = cleanThread(threadWith('Mail ⟨EMAIL_1⟩, not bob@mail.example', ''), clean());
    assert.match(kept.turns[0]?.question ?? '', /^Mail ⟨EMAIL_1⟩, not ⟨EMAIL_\d⟩$/);
  });

  test('a turn that was under way when VS Code closed was cut off', () => {
    const thread = putTurn(startThread('t', 0), aTurn({ id: 'a', end: 'open' }), 1);
    assert.equal(fromRecord(toRecord(thread))?.turns[0]?.end, 'cancelled');
  });

  test('what is not a record of ours is none', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => assert.equal(fromRecord(text), undefined)));
    assert.equal(fromRecord(toRecord(threadWith('a', 'b')).replace('"version":1', '"version":2')), undefined);
  });
});
