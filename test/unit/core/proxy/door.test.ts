import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PolicyPart } from '#core/guard/policy/merge.ts';
import { isTighter } from '#core/guard/policy/merge.ts';
import type { PolicyKey } from '#core/guard/policy/policy.ts';
import { policyFields, presets } from '#core/guard/policy/policy.ts';
import { bearerOf } from '#core/proxy/door/headers.ts';
import { parseTarget } from '#core/proxy/door/target.ts';
import { tightened, tightenedBy } from '#core/proxy/door/tighten.ts';
import type { TokenRecord } from '#core/proxy/door/token.ts';
import { issueToken, recogniseProxyTokens, recogniseToken } from '#core/proxy/door/token.ts';
import { tokenRecordsIn } from '#core/proxy/door/tokenRecords.ts';
import { environmentFor } from '#core/proxy/programSettings.ts';
import { modelOf } from '#core/proxy/wire/complete.ts';
import { sha256 } from '#platform/node/hash.ts';
import { systemRandom } from '#platform/node/random.ts';

const now = 1_000_000;
const issue = (expires = now + 1) =>
  issueToken('test', { expires }, { random: systemRandom, clock: { now: () => now }, sha256 });

suite('The door of the proxy', () => {
  test('a path it accepts is the path every other reader sees', () => {
    const mischief = fc.constantFrom(
      '/',
      '//',
      '..',
      '.',
      '%2e',
      '%2f',
      '%3A',
      '\\',
      '?',
      '#',
      ';',
      'v1',
      'models',
      'ft:x',
      '@',
      ' ',
      '\0',
      'é',
    );
    const target = fc.array(mischief, { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(target, (text) => {
        const parsed = parseTarget(text);
        if (parsed === undefined) return;
        assert.equal(new URL(`http://proxy${text}`).pathname.replace(/%3a/gi, ':'), parsed.path);
        assert.doesNotMatch(parsed.path, /\/\/|\.\.|%|\\|;/);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a fine-tuned model’s name is a path, escaped or not', () => {
    assert.equal(parseTarget('/v1/models/ft:mistral-small:x:20260101')?.path, '/v1/models/ft:mistral-small:x:20260101');
    assert.equal(parseTarget('/v1/models/ft%3Amistral')?.path, '/v1/models/ft:mistral');
    assert.equal(parseTarget('/v1/models?model=a&provider=b')?.query.get('provider'), 'b');
  });

  test('a token is 256 bits in 43 letters, kept as a hash, and known again', () => {
    const { raw, record } = issue();
    assert.equal(Buffer.from(raw.slice(3), 'base64url').length, 32);
    assert.ok(!JSON.stringify(record).includes(raw.slice(3, 20)));
    assert.equal(recogniseToken(raw, [issue().record, record], sha256, now).kind, 'valid');
    assert.deepEqual(tokenRecordsIn(JSON.parse(JSON.stringify([record, { ...record, hash: 'x' }, 7]))), [record]);
  });

  test('any letter changed, any end passed, any revocation makes it worthless', () => {
    const { raw, record } = issue();
    const kindFor = (presented: string | undefined, records: readonly TokenRecord[], at = now) =>
      recogniseToken(presented, records, sha256, at).kind;
    fc.assert(
      fc.property(fc.integer({ min: 3, max: raw.length - 1 }), fc.constantFrom(...'Aa0_-'), (index, letter) => {
        const changed = raw.slice(0, index) + letter + raw.slice(index + 1);
        if (changed !== raw) assert.equal(kindFor(changed, [record]), 'unknown');
      }),
    );
    assert.equal(kindFor(raw, [record], now + 1), 'expired');
    assert.equal(kindFor(raw, [{ ...record, revokedAt: now }]), 'revoked');
    assert.equal(kindFor(undefined, [record]), 'missing');
    assert.equal(kindFor(record.hash, [record]), 'unknown', 'who reads the hash has nothing');
  });

  test('a token in a text is seen as a key', () => {
    const { raw } = issue();
    assert.deepEqual(recogniseProxyTokens(`use ${raw}.`), [{ type: 'key', start: 4, end: 4 + raw.length }]);
  });

  test('one authorization counts, two are none', () => {
    assert.equal(bearerOf(['Authorization', 'Bearer abc']), 'abc');
    assert.equal(bearerOf(['Authorization', 'Bearer abc', 'authorization', 'Bearer abc']), undefined);
    assert.equal(bearerOf(['X-Authorization', 'Bearer abc']), undefined);
  });

  test('whatever a header asks for, no value becomes looser', () => {
    const keys = Object.keys(policyFields) as PolicyKey[];
    const part = fc.record(Object.fromEntries(keys.map((key) => [key, valueFor(key)])), { requiredKeys: [] });
    fc.assert(
      fc.property(part, part, fc.constantFrom('strict', 'standard'), (own, asked, name) => {
        const before = { ...presets.standard, ...own };
        const headers = ['X-Mistral-Guard-Tighten', JSON.stringify(asked), 'x-mistral-guard-policy', name];
        const after = tightenedBy(headers, before);
        assert.ok(after.ok);
        for (const key of keys) assert.ok(!isTighter(key, before[key], after.value[key]), key);
        assert.deepEqual(tightened(after.value, asked as PolicyPart), after.value, 'asking twice changes nothing');
      }),
    );
  });

  function valueFor(key: PolicyKey): fc.Arbitrary<unknown> {
    const field = policyFields[key];
    if (field.kind === 'limit') return fc.double({ min: 0, max: 1e7, noNaN: true });
    return field.kind === 'guard' ? fc.boolean() : fc.constantFrom(...field.choices);
  }

  test('a header that cannot be read opens nothing', () => {
    for (const asked of ['{', '{"output.maxTokens":"many"}', '[]'])
      assert.deepEqual(tightenedBy(['X-Mistral-Guard-Tighten', asked], presets.standard), {
        ok: false,
        error: 'unknown policy',
      });
    assert.equal(tightenedBy(['x-mistral-guard-policy', 'toString'], presets.standard).ok, false);
  });

  test('what lies where the tokens belong and is no list holds none', () => {
    for (const stored of [undefined, {}, 'x']) assert.deepEqual(tokenRecordsIn(stored), []);
  });

  test('a terminal is told the token, never the key, and the address in every form that is read', () => {
    assert.deepEqual(environmentFor('http://127.0.0.1:4000', 'mg_x'), {
      MISTRAL_API_KEY: 'mg_x',
      MISTRAL_BASE_URL: 'http://127.0.0.1:4000/v1',
      MISTRAL_API_BASE: 'http://127.0.0.1:4000/v1',
      MISTRAL_SERVER: 'http://127.0.0.1:4000',
    });
  });

  test('an agent counts as itself, whatever cheaper model is named beside it', () => {
    assert.equal(modelOf({ model: 'ministral-3b-latest', agent_id: 'ag:one' }), 'ag:one');
    assert.equal(modelOf({}), 'unknown');
  });
});
