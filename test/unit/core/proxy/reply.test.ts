import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLeakFinder } from '#core/guard/output/leak.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { allow } from '#core/guard/verdict.ts';
import type { Json, JsonObject } from '#core/proxy/json.ts';
import { parseJson } from '#core/proxy/json.ts';
import type { ReadContext } from '#core/proxy/reply/gate.ts';
import { event, eventData } from '#core/proxy/reply/sse.ts';
import { checkStream } from '#core/proxy/reply/stream.ts';
import { checkReply } from '#core/proxy/reply/whole.ts';
import type { Session } from '#core/proxy/session.ts';
import { mapTexts } from '#core/proxy/wire/shapes.ts';
import { localContext } from '#test/support/guard/local.ts';

function contextWith(isJson = false): ReadContext {
  const local = localContext();
  const session: Session = {
    policy: presets.standard,
    local,
    vocabulary: local.vocabulary,
    keyId: 'k1',
    profile: 'default',
    token: { id: 't', label: 't', hash: '', scope: { expires: 0 }, createdAt: 0 },
  };
  return { session, findLeaks: createLeakFinder({}), judge: async () => allow, isJson, note: () => {} };
}

async function* cut(text: string, sizes: readonly number[]): AsyncGenerator<string> {
  let at = 0;
  for (let turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield text.slice(at, at + size);
    at += size;
  }
}

const all = async <Value>(items: AsyncIterable<Value>): Promise<Value[]> => {
  const list: Value[] = [];
  for await (const item of items) list.push(item);
  return list;
};

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

suite('What comes back through the proxy', () => {
  test('events are the same however their bytes were cut, and whatever ends a line', async () => {
    const data = fc.array(fc.json({ maxDepth: 2 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(data, sizes, fc.constantFrom('\n', '\r\n'), async (sent, pieces, line) => {
        const text = `: a comment${line}${line}${sent.map(event).join('').replaceAll('\n', line)}`;
        assert.deepEqual(
          await all(
            eventData(
              cut(
                text,
                pieces.map((size) => size + 1),
              ),
            ),
          ),
          sent,
        );
      }),
    );
  });

  test('a stream says what the same answer says when it comes at once', async () => {
    const word = fc.constantFrom('All ', 'is ', 'well. ', '⟨EMAIL_1⟩ ', '<b> ', '`code` ', '\n', '🙂', '```\nx\n```\n');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 80 }), sizes, async (words, pieces) => {
        const named = (context: ReadContext) => {
          context.session.vocabulary.nameFor('email', 'jane@acme.io');
          return context;
        };
        const whole = await checkReply({ choices: [{ message: { content: words.join('') } }] }, named(contextWith()));
        const chunks = [...words, ''].map((content, index) => ({
          choices: [{ index: 0, delta: { content }, finish_reason: index === words.length ? 'stop' : null }],
        }));
        const text = [...chunks.map((chunk) => event(JSON.stringify(chunk))), event('[DONE]')].join('');
        const streamed = await all(checkStream(cut(text, pieces), named(contextWith())));
        const said = streamed.flatMap((one) => (one.kind === 'chunk' ? [contentOf(one.chunk, 'delta')] : [])).join('');
        assert.equal(said, contentOf(whole as JsonObject, 'message'));
        assert.equal(streamed.at(-1)?.kind, 'done');
      }),
      { numRuns: 60 },
    );
  });

  test('thinking and speaking are told apart, in the order in which they came', async () => {
    const content = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'Hm. ' }] },
      { type: 'text', text: 'Yes.' },
    ];
    const reply = await checkReply({ choices: [{ message: { content } }] }, contextWith());
    assert.deepEqual(contentOf(reply as JsonObject, 'message'), content);
  });

  test('a value put back into JSON does not end its string', async () => {
    const context = contextWith(true);
    context.session.vocabulary.nameFor('term', 'the "Blue" plan');
    const reply = await checkReply({ choices: [{ message: { content: '{"plan":"⟨TERM_1⟩"}' } }] }, context);
    assert.deepEqual(parseJson(String(contentOf(reply as JsonObject, 'message'))), { plan: 'the "Blue" plan' });
  });

  test('a request nobody changes is the same request', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const same = mapTexts(value as Json, 'request', { kind: 'data' }, (text) => text);
        assert.equal(JSON.stringify(same), JSON.stringify(value));
      }),
    );
  });

  test('no text of a request is passed over, under whatever name it stands', () => {
    const names = fc.constantFrom(
      'messages',
      'content',
      'role',
      'type',
      'name',
      'model',
      'function',
      'arguments',
      'tools',
      'x',
      '__proto__',
      'constructor',
    );
    const leaf = fc.constant('find me please');
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, depthSize: 'small' },
        leaf,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(names, tie('node'), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(names, tree, { maxKeys: 4 }), (body) => {
        const json = parseJson(JSON.stringify(body)) ?? null;
        const changed = JSON.stringify(
          mapTexts(json, 'request', { kind: 'data' }, (text, place) => (place.kind === 'word' ? text : 'found')),
        );
        assert.ok(!changed.includes('find me please'), changed);
      }),
    );
  });

  test('what nests without end is not read', () => {
    assert.equal(parseJson(`${'['.repeat(100)}${']'.repeat(100)}`), undefined);
    assert.ok(parseJson(`${'['.repeat(60)}${']'.repeat(60)}`));
  });
});

function contentOf({ choices }: JsonObject, key: 'message' | 'delta'): unknown {
  const [choice] = choices as readonly { [name: string]: { content?: unknown } }[];
  return choice?.[key]?.content ?? '';
}
