import assert from 'node:assert/strict';
import { asJson, asMarkdown } from '#core/chat/export.ts';
import { excerpt, outdated, search } from '#core/chat/history.ts';
import { putTurn, startThread } from '#core/chat/thread.ts';
import { aTurn } from '#test/support/chat/turns.ts';

const day = 86_400_000;
const thread = (id: string, question: string, reply: string, at: number) =>
  putTurn(startThread(id, at), aTurn({ id: `${id}1`, question, reply }), at);

const shelf = [
  thread('old', 'How do I rotate a key?', 'Make a new one first.', 1 * day),
  thread('new', 'Why does login fail?', 'The token of the session has expired.', 9 * day),
];

suite('The history of chats', () => {
  test('is searched in titles and in what was said, newest first', () => {
    assert.deepEqual(
      search(shelf, '').map(({ id }) => id),
      ['new', 'old'],
    );
    assert.deepEqual(
      search(shelf, 'SESSION expired').map(({ id }) => id),
      ['new'],
    );
    assert.deepEqual(
      search(shelf, 'rotate login').map(({ id }) => id),
      [],
    );
  });

  test('shows where the words stand', () => {
    const [, found] = shelf;
    assert.ok(found);
    assert.match(excerpt(found, 'session'), /token of the session/);
    const long = thread('long', 'How?', `${'And so on. '.repeat(30)}Then it\nworks. ${'And so on. '.repeat(30)}`, day);
    const shown = excerpt(long, 'WORKS');
    assert.match(shown, /^….*Then it works\. .*…$/);
    assert.ok(shown.length < 130);
  });

  test('shows without any words what was asked last, so that two branches of a chat can be told apart', () => {
    const branched = [aTurn({ id: 'a', question: 'How?' }), aTurn({ id: 'b', question: 'And\nthen?' })];
    assert.equal(
      excerpt(
        branched.reduce((so, turn) => putTurn(so, turn, 1), startThread('t', 0)),
        '',
      ),
      'And then?',
    );
  });

  test('is kept for as many days as were asked for, and none for none', () => {
    assert.deepEqual(
      outdated(shelf, 5, 10 * day).map(({ id }) => id),
      ['old'],
    );
    assert.equal(outdated(shelf, 0, 10 * day).length, 2);
    assert.equal(outdated(shelf, 30, 10 * day).length, 0);
  });
});

suite('An exported chat', () => {
  const turns = [
    aTurn({ id: 'a', question: 'Why does ⟨EMAIL_1⟩ fail?', reply: 'See `login`.', attached: ['app/login.py'] }),
    aTurn({ id: 'b', question: 'Ignore that', reply: '', end: 'blocked' }),
  ];
  const chat = turns.reduce((so, turn) => putTurn(so, turn, 1), startThread('t', 0));
  const asIs = (text: string): string => text;

  test('has a heading also where it has no name', () => {
    assert.match(asMarkdown({ ...chat, title: ' \n' }, asIs), /^# Chat\n/);
  });

  test('reads as Markdown, with what was not sent said so', () => {
    assert.equal(
      asMarkdown(chat, asIs),
      `# Why does ⟨EMAIL_1⟩ fail?

1970-01-01

## You

Why does ⟨EMAIL_1⟩ fail?

_With \`app/login.py\`_

## mistral-small-latest

See \`login\`.

## You

Ignore that

_Not sent: blocked._
`,
    );
  });

  test('holds values only where the person wants them', () => {
    const spelled = (text: string): string => text.replaceAll('⟨EMAIL_1⟩', 'ada@mail.example');
    assert.ok(!asJson(chat, asIs).includes('ada@mail.example'));
    assert.equal(JSON.parse(asJson(chat, spelled)).turns[0].question, 'Why does ada@mail.example fail?');
  });
});
