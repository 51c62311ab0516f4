import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntityType } from '#core/guard/redact/entity.ts';
import { createRestorer, restore, textOf } from '#core/guard/redact/restore.ts';
import { createVocabulary } from '#core/guard/redact/vocabulary.ts';
import { localContext, plainFingerprint, redacted } from '#test/support/guard/local.ts';

const types: readonly EntityType[] = ['email', 'phone', 'card', 'iban', 'host', 'term', 'lookalike'];

/** What a model may make of a name and still mean it. */
const spellings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.replace('_', ' '),
  (name) => name.replace('_', '\\_'),
  (name) => name.replace('_', '-'),
  (name) => name.replace('⟨', '⟨ ').replace('⟩', ' ⟩'),
  (name) => name.replace('⟨', '<').replace('⟩', '>'),
  (name) => name.replace('⟨', '‹').replace('⟩', '›'),
  (name) => name.replace('⟨', '⟨⟨').replace('⟩', '⟩⟩'),
];

/** Text around the names, among it what an attacker would write. */
const filler = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '⟨',
    '⟩',
    '<',
    '>',
    '⟨EMAIL_',
    '_1⟩',
    '⟨EMAIL_999⟩',
    '<phone 998>',
    '$&',
    '\\1',
    '⟨⟩',
    '[EMAIL_1]',
    'EMAIL_1',
    '&lt;EMAIL_1&gt;',
  ),
);

interface Turn {
  readonly type: EntityType;
  readonly value: string;
  readonly spelling: number;
  readonly before: string;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  type: fc.constantFrom(...types),
  value: fc.oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.constantFrom('⟨EMAIL_1⟩', '$1', 'a@b.co', '⟨PHONE_2⟩ x'),
  ),
  spelling: fc.nat(spellings.length - 1),
  before: filler,
});

const cutsOf = (text: string, cuts: readonly number[]): readonly string[] => {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, i) => text.slice(start, places[i] ?? text.length));
};

suite('Restoring redacted values', () => {
  test('gives the right value or marks what it cannot restore, in 10,000 conversations cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(turn, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        (turns, cuts) => {
          const vocabulary = createVocabulary(plainFingerprint);
          const names = turns.map(({ type, value }) => vocabulary.nameFor(type, value));
          const reply = turns.map(({ spelling, before }, i) => before + spellings[spelling]?.(names[i] ?? '')).join('');

          const whole = restore(reply, vocabulary);
          for (const piece of whole)
            if (piece.kind === 'restored') {
              const expected = turns[names.indexOf(piece.name)]?.value;
              assert.equal(piece.text, expected);
            }
          const restorer = createRestorer(vocabulary);
          const streamed = [...cutsOf(reply, cuts).flatMap((chunk) => restorer.push(chunk)), ...restorer.end()];
          assert.equal(textOf(streamed), textOf(whole));
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('every spelling of a name gives its value', () => {
    const vocabulary = createVocabulary(plainFingerprint);
    const name = vocabulary.nameFor('email', 'jane@acme.io');
    for (const spell of spellings)
      assert.ok(textOf(restore(`to ${spell(name)}!`, vocabulary)).includes('jane@acme.io'), spell(name));
  });

  test('one character at a time gives the same as all at once', () => {
    const vocabulary = createVocabulary(plainFingerprint);
    const text = `Write to ${vocabulary.nameFor('email', 'jane@acme.io')} or ${vocabulary.nameFor('phone', '+44 20 7946 0958')}.`;
    const restorer = createRestorer(vocabulary);
    const streamed = [...Array.from(text).flatMap((letter) => restorer.push(letter)), ...restorer.end()];
    assert.equal(textOf(streamed), 'Write to jane@acme.io or +44 20 7946 0958.');
  });

  test('a name nobody was given stays and is marked', () => {
    const [piece] = restore('⟨EMAIL_7⟩', createVocabulary(plainFingerprint));
    assert.deepEqual(piece, { kind: 'unknown', text: '⟨EMAIL_7⟩', name: '⟨EMAIL_7⟩' });
  });

  test('a key never comes back', () => {
    const vocabulary = createVocabulary(plainFingerprint);
    const name = vocabulary.nameFor('key', 'a'.repeat(32));
    assert.deepEqual(restore(name, vocabulary), [{ kind: 'withheld', text: name, name }]);
  });

  test('the same value has the same name all conversation long', () => {
    const context = localContext();
    assert.equal(redacted('jane@acme.io and bob@acme.io', context), '⟨EMAIL_1⟩ and ⟨EMAIL_2⟩');
    assert.equal(redacted('bob@acme.io again', context), '⟨EMAIL_2⟩ again');
  });

  test('what a person typed that looks like a name comes back as typed', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(spellings.length - 1), fc.string({ maxLength: 8 }), (number, spelling, rest) => {
        const context = localContext();
        const typed = `jane@acme.io ${spellings[spelling]?.(`⟨EMAIL_${number}⟩`)} ${rest}`;
        assert.equal(textOf(restore(redacted(typed, context), context.vocabulary)), typed);
      }),
      { numRuns: 500 },
    );
  });
});
