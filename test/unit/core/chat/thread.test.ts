import assert from 'node:assert/strict';
import fc from 'fast-check';
import { before, dropTurn, forkAt, historyOf, putTurn, rename, startThread } from '#core/chat/thread.ts';
import { aTurn } from '#test/support/chat/turns.ts';

const threadOf = (...ids: readonly string[]) =>
  ids.reduce((thread, id) => putTurn(thread, aTurn({ id }), 2_000), startThread('thread', 1_000));
const ids = (thread: { turns: readonly { id: string }[] }) => thread.turns.map(({ id }) => id);

suite('A thread', () => {
  test('takes its title from the first line of the first question', () => {
    const thread = putTurn(startThread('t', 0), aTurn({ id: 'a', question: '\n  Why   does it fail?\nmore' }), 1);
    assert.equal(thread.title, 'Why does it fail?');
    assert.equal(putTurn(thread, aTurn({ id: 'b', question: 'Other' }), 2).title, 'Why does it fail?');
    assert.equal(rename(thread, 'x'.repeat(100)).title.length, 60);
  });

  test('puts a turn that is asked again in its own place', () => {
    const thread = putTurn(threadOf('a', 'b', 'c'), aTurn({ id: 'b', reply: 'another' }), 3);
    assert.deepEqual(ids(thread), ['a', 'b', 'c']);
    assert.equal(thread.turns[1]?.reply, 'another');
  });

  test('branches before the turn that was edited, and leaves the other as it was', () => {
    const thread = threadOf('a', 'b', 'c');
    const branch = forkAt(thread, 'b', 'branch', 5);
    assert.deepEqual(ids(branch), ['a']);
    assert.equal(branch.forkOf, 'thread');
    assert.deepEqual(ids(thread), ['a', 'b', 'c']);
    assert.deepEqual(ids(dropTurn(thread, 'b', 6)), ['a', 'c']);
    assert.deepEqual(before(thread, 'unknown'), thread);
  });

  test('tells the model only of what was asked and answered', () => {
    const turns = [
      aTurn({ id: 'a' }),
      aTurn({ id: 'blocked', end: 'blocked', reply: '' }),
      aTurn({ id: 'failed', end: 'failed', reply: '' }),
      aTurn({ id: 'stopped', end: 'cancelled', reply: 'half' }),
      aTurn({ id: 'nothing', end: 'cancelled', reply: '' }),
    ];
    const thread = turns.reduce((so, turn) => putTurn(so, turn, 1), startThread('t', 0));
    assert.deepEqual(
      historyOf(thread).map(({ role, content }) => [role, content]),
      [
        ['user', 'question a'],
        ['assistant', 'reply a'],
        ['user', 'question stopped'],
        ['assistant', 'half'],
      ],
    );
  });

  test('whatever is done to it, no turn is twice in it and questions and answers take turns', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.oneof(
      fc.record({
        does: fc.constant('put' as const),
        id,
        end: fc.constantFrom('answered', 'blocked', 'failed' as const),
      }),
      fc.record({ does: fc.constantFrom('drop', 'fork' as const), id }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let thread = startThread('t', 0);
        for (const each of steps) {
          if (each.does === 'put') thread = putTurn(thread, aTurn({ id: each.id, end: each.end }), 1);
          else thread = each.does === 'drop' ? dropTurn(thread, each.id, 1) : forkAt(thread, each.id, 'fork', 1);
        }
        assert.equal(new Set(ids(thread)).size, thread.turns.length);
        for (const [index, { role }] of historyOf(thread).entries())
          assert.equal(role, index % 2 === 0 ? 'user' : 'assistant');
      }),
    );
  });
});
