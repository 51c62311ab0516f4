import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLeakFinder } from '#core/guard/output/leak.ts';
import type { Form } from '#core/guard/output/patterns.ts';
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

function contextWith(form: Form = 'prose'): ReadContext {
  const local = localContext();
  const session: Session = {
    policy: presets.standard,
    local,
    vocabulary: local.vocabulary,
    keyId: 'k1',
    profile: 'default',
    proxyToken: 't',
    token: { id: 't', label: 't', hash: '', scope: { expires: 0 }, createdAt: 0 },
  };
  return { session, findLeaks: createLeakFinder({}), judge: async () => allow, form, note: () => {} };
}

const PLACE = 'PLACE';

const eventOf = (choice: object): string => `data: ${JSON.stringify({ id: 'c', choices: [choice] })}\n\n`;

async function streamedFrom(text: string, context: ReadContext): Promise<string> {
  const chunks: string[] = [];
  for await (const each of checkStream(cut(text, [text.length]), context))
    chunks.push(each.kind === 'chunk' ? JSON.stringify(each.chunk) : each.kind);
  return chunks.join('\n');
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

  const hidden = {
    'a field nobody knows': { reasoning_content: PLACE },
    'a field inside a field': { reasoning: { steps: [{ type: 'step', text: PLACE }] } },
    'where a role belongs': { role: PLACE },
    'a table by text': { audio: { transcript: PLACE, format: 'wav' } },
  };

  for (const [where, delta] of Object.entries(hidden))
    test(`text is looked at wherever it stands, at once and in pieces: ${where}`, async () => {
      const says = (text: string) => JSON.parse(JSON.stringify(delta).replaceAll(PLACE, text));
      const key = `sk-proj-${'aB3dE5gH7jK9mN1pQ2rS'.repeat(3)}`;
      const secret = `the key is ${key}, keep it to yourself`;
      const whole = await checkReply(
        { choices: [{ index: 0, message: { role: 'assistant', content: 'fine', ...says(secret) } }] },
        contextWith(),
      );
      assert.ok(!JSON.stringify(whole).includes(key), JSON.stringify(whole));
      const chunks = [secret.slice(0, 30), secret.slice(30, 50), secret.slice(50)].map((piece) =>
        eventOf({ index: 0, delta: says(piece) }),
      );
      const end = eventOf({ index: 0, delta: {}, finish_reason: 'stop' });
      const streamed = await streamedFrom([...chunks, end, 'data: [DONE]\n\n'].join(''), contextWith());
      assert.ok(!streamed.includes(key) && !streamed.includes(key.slice(0, 25)), streamed);
      assert.match(streamed, /keep it to yourself/);
    });

  test('beside the model’s words a choice and a reply say nothing unseen', async () => {
    const key = `sk-proj-${'aB3dE5gH7jK9mN1pQ2rS'.repeat(3)}`;
    const reply = {
      id: 'cmpl-1',
      note: key,
      choices: [
        { index: 0, logprobs: { content: [{ token: key }] }, message: { role: 'assistant', content: 'fine' } },
        key,
        { index: 2, message: key },
        { index: 3, message: { role: 'assistant', content: '', tool_calls: [{ id: 'c', function: { name: key } }] } },
      ],
      usage: { prompt_tokens: 1 },
    };
    const whole = JSON.stringify(await checkReply(reply, contextWith()));
    assert.ok(!whole.includes(key), whole);
    assert.match(whole, /"id":"cmpl-1".*"usage":\{"prompt_tokens":1\}/);
  });

  const jsonReply = async (content: string) =>
    String(
      contentOf(
        (await checkReply({ choices: [{ message: { content } }] }, contextWith('json'))) as JsonObject,
        'message',
      ),
    );

  const streamedJson = async (content: string, pieces: readonly number[]) => {
    const chunks = await all(cut(content, pieces));
    const events = [...chunks, ''].map((piece, index) =>
      eventOf({ index: 0, delta: { content: piece }, finish_reason: index === chunks.length ? 'stop' : null }),
    );
    const streamed = await all(checkStream(cut([...events, event('[DONE]')].join(''), [4_000]), contextWith('json')));
    return streamed.flatMap((one) => (one.kind === 'chunk' ? [contentOf(one.chunk, 'delta')] : [])).join('');
  };

  test('of JSON that a program asked for each string is looked at as the program will see it, and it stays JSON', async () => {
    const key = `sk-proj-${'aB3dE5gH7jK9mN1pQ2rS'.repeat(3)}`;
    const escaped = Array.from(key, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('');
    const content = `{"html":"<b>bold</b> Array<string> \\u003cimg src=x> ![a](https://b.example/c)","key":"${escaped}","n":[1e3,true,null]}`;
    const said = JSON.parse(await jsonReply(content));
    assert.equal(said.html, '<b>bold</b> Array<string> &lt;img src=x> (image: a)');
    assert.equal(said.key, '(key removed)');
    assert.deepEqual(said.n, [1e3, true, null]);
    assert.equal(await streamedJson(content, [3]), await jsonReply(content));
  });

  test('code in JSON is code there too', async () => {
    const code = {
      text: 'Run `<script>` and\n```html\n<script src="x"></script>\n```\n',
      call: 'if (a <b && !x) return',
    };
    assert.deepEqual(JSON.parse(await jsonReply(JSON.stringify(code))), code);
  });

  for (const [what, content, shown] of [
    ['a fence around it', '```json\n{"a":"<img src=x>"}\n```', '```json\n{"a":"&lt;img src=x>"}\n```'],
    ['no JSON at all', 'Sorry: <b>no</b> ![a](https://b.example/c)', 'Sorry: &lt;b>no&lt;/b> (image: a)'],
    ['JSON that turns into prose', '["a"] so <b>no</b>', '["a"] so &lt;b>no&lt;/b>'],
    ['a link that begins as JSON', '["a" x](javascript:alert(1)) on', '" x (link removed) on'],
    ['an end that never came', '{"a":"<img src=x \\', '{"a":"<img src=x '.replace('<', '&lt;')],
    ['a line’s end in a string', '{"a":"one\ntwo \\x"}', '{"a":"one\\ntwo \\\\x"}'],
  ] as const)
    test(`JSON with ${what} is looked at just as well, at once and in pieces`, async () => {
      const whole = await jsonReply(content);
      if (what !== 'a link that begins as JSON') assert.equal(whole, shown);
      assert.doesNotMatch(whole, /javascript:/);
      for (const size of [1, 2, 5]) assert.equal(await streamedJson(content, [size]), whole);
    });

  test('JSON says the same in pieces as at once, whatever it holds', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 12, unit: 'grapheme' }),
      fc.constantFrom(
        '<b>',
        '<img src=x>',
        '![i](https://e.example/p)',
        '[x](javascript:a)',
        '⟨EMAIL_1⟩',
        '\\',
        '"',
        '```',
      ),
    );
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(null, true, false),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(text, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    await fc.assert(
      fc.asyncProperty(tree, fc.boolean(), fc.nat(30), sizes, async (value, pretty, broken, pieces) => {
        const written = JSON.stringify(value, null, pretty ? 2 : 0);
        const content = broken < 10 ? written.slice(0, -broken || undefined) : written;
        const whole = await jsonReply(content);
        assert.equal(await streamedJson(content, pieces), whole);
        if (content === written) JSON.parse(whole);
      }),
      { numRuns: 150 },
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
    const context = contextWith('json');
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
