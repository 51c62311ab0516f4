import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chatVocabulary, namesIn } from '#core/chat/vocabulary.ts';
import type { EntityType } from '#core/guard/redact/entity.ts';
import { restore, textOf } from '#core/guard/redact/restore.ts';

const fresh = (past: readonly string[] = []) => chatVocabulary((value) => `print of ${value}`, new Set(past));

suite('A chat’s vocabulary', () => {
  test('a name from before VS Code closed stands for nothing, and is never given again', () => {
    const vocabulary = fresh(['⟨EMAIL_2⟩', '⟨KEY_1⟩']);
    assert.deepEqual(vocabulary.lookUp('⟨EMAIL_2⟩'), { kind: 'unknown' });
    assert.equal(vocabulary.nameFor('email', 'ada@mail.example'), '⟨EMAIL_3⟩');
    assert.equal(vocabulary.nameFor('key', 'some key'), '⟨KEY_2⟩');
    assert.equal(textOf(restore('⟨EMAIL_2⟩ and ⟨EMAIL_3⟩', vocabulary)), '⟨EMAIL_2⟩ and ada@mail.example');
  });

  test('a look at a draft names things as the message will, and leaves no trace', () => {
    const vocabulary = fresh();
    vocabulary.nameFor('email', 'ada@mail.example');
    const look = vocabulary.draft();
    assert.equal(look.nameFor('email', 'ada@mail.example'), '⟨EMAIL_1⟩');
    assert.equal(look.nameFor('email', 'half@mail.ex'), '⟨EMAIL_2⟩');
    assert.equal(vocabulary.nameFor('email', 'bob@mail.example'), '⟨EMAIL_2⟩');
  });

  test('of a key it holds a fingerprint only', () => {
    const seen: string[] = [];
    const vocabulary = chatVocabulary((value) => {
      seen.push(value);
      return 'print';
    }, new Set());
    const name = vocabulary.nameFor('key', 'the key itself');
    assert.deepEqual(vocabulary.lookUp(name), { kind: 'withheld' });
    assert.equal(vocabulary.draft().nameFor('key', 'the key itself'), name);
    assert.deepEqual(seen, ['the key itself', 'the key itself']);
  });

  test('two values never share a name, in whatever order they come, and a draft agrees with what is sent', () => {
    const type = fc.constantFrom<EntityType>('email', 'phone', 'key', 'card');
    const entity = fc.tuple(type, fc.string({ minLength: 1, maxLength: 4 }));
    const past = fc.uniqueArray(fc.constantFrom('⟨EMAIL_1⟩', '⟨EMAIL_4⟩', '⟨PHONE_2⟩', '⟨KEY_3⟩', '⟨WHAT_1⟩'));
    fc.assert(
      fc.property(past, fc.array(entity, { maxLength: 20 }), entity, (names, known, next) => {
        const vocabulary = fresh(names);
        const given = new Map<string, string>();
        for (const [kind, value] of known) {
          const name = vocabulary.nameFor(kind, value);
          assert.ok(!names.some((each) => each === name));
          assert.equal(given.get(name) ?? `${kind}:${value}`, `${kind}:${value}`);
          given.set(name, `${kind}:${value}`);
        }
        assert.equal(vocabulary.draft().nameFor(...next), vocabulary.nameFor(...next));
      }),
    );
  });

  test('names are read out of earlier texts in every spelling a model may use', () => {
    assert.deepEqual([...namesIn(['see <EMAIL_2> and ⟨key_1⟩', 'nothing'])], ['⟨EMAIL_2⟩', '⟨KEY_1⟩']);
  });
});
