import assert from 'node:assert/strict';
import type { RemoteSource } from '#core/vault/source.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import { explainSource, placeOf, sentencesOf } from '#core/vault/sourceWords.ts';
import { aws, azure, google, onePassword, shell, vault } from '#test/support/secretManagers/sources.ts';

const sources: readonly RemoteSource[] = [vault, google, aws, azure, onePassword, shell];

const errors: readonly SourceError[] = [
  { kind: 'missing-tool', tool: 'az' },
  { kind: 'not-signed-in' },
  { kind: 'denied' },
  { kind: 'not-found' },
  { kind: 'empty' },
  ...(['network', 'busy', 'sealed'] as const).map((why) => ({ kind: 'unreachable', why }) as const),
  { kind: 'timeout' },
  { kind: 'changed-meanwhile' },
  ...(['pinned version', 'command', 'vault by address', '1password login item', 'no private way in'] as const).map(
    (why) => ({ kind: 'not-writable', why }) as const,
  ),
  ...(['answer', 'trouble here', 'redirect', 'too much output', 'several matches'] as const).map(
    (what) => ({ kind: 'unexpected', what }) as const,
  ),
  { kind: 'unexpected', what: { exitCode: 9 } },
];

suite('What a person reads when a key does not come from where it lives', () => {
  test('says what happened and what to do next, calmly, for every source', () => {
    for (const source of sources) {
      for (const error of errors) {
        const { happened, next } = explainSource(error, source);
        assert.match(happened, /^[A-Z1“].+\.$/);
        assert.match(next ?? '', /^[A-Z].+/);
        const ownWords = `${happened} ${next}`.replace(placeOf(source), '');
        assert.doesNotMatch(ownWords, /!|\b(?:error|secret|credential)s?\b(?! ID)/);
      }
    }
  });

  test('names the command that signs in', () => {
    assert.equal(explainSource({ kind: 'not-signed-in' }, azure).next, 'Run: az login');
    assert.equal(explainSource({ kind: 'not-signed-in' }, google).next, 'Run: gcloud auth login');
  });

  test('has nothing to advise to somebody who cancelled', () => {
    assert.deepEqual(explainSource({ kind: 'cancelled' }, aws), { happened: 'Cancelled.' });
    assert.equal(sentencesOf({ kind: 'cancelled' }, aws), 'Cancelled.');
  });

  test('names the field where several lie in one place', () => {
    assert.equal(placeOf(aws), 'team/mistral');
    assert.equal(placeOf({ ...aws, field: 'key' }), 'team/mistral#key');
  });

  test('shows of a command only its program', () => {
    assert.equal(placeOf({ kind: 'command', argv: ['get-key', '--password=x'] }), 'get-key');
  });
});
