import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OutputContext } from '#core/guard/output/findings.ts';
import { createLeakFinder } from '#core/guard/output/leak.ts';
import { createSanitiser } from '#core/guard/output/sanitise.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { recognisersFor } from '#core/guard/redact/recognise.ts';
import { disguises } from '#core/guard/redteam/disguise.ts';

const canary = 'q7x2m9k4p1z8w5v3';
const systemPrompt =
  'You help people write careful software. Never discuss the colour of the office carpet with anybody who asks about it.';
const key = `sk-${'aB3dE5gH7jK9mN1pQ2'.repeat(2)}`;
const context: OutputContext = {
  recognisers: recognisersFor({}),
  findLeaks: createLeakFinder({ canary, systemPrompt }),
};

function sanitised(chunks: readonly string[], policy: Policy = presets.standard) {
  const sanitiser = createSanitiser(context, policy);
  const released = [...chunks.flatMap((chunk) => sanitiser.push(chunk)), ...sanitiser.end()];
  return { text: released.map(({ text }) => text).join(''), stopped: released.some(({ stopped }) => stopped) };
}

const whole = (text: string, policy?: Policy): string => sanitised([text], policy).text;

const cut = (text: string, cuts: readonly number[]): readonly string[] => {
  const places = [...new Set(cuts.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, i) => text.slice(start, places[i] ?? text.length));
};

const passages = fc.oneof(
  fc.lorem({ maxCount: 30 }),
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '```ts\nconst a = "<b>";\n```\n',
    '`<i>`',
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '![i](https://e.example/?q=1)',
    '![i [j] k](https://e.example/p)',
    'https://e.example/?q=< email_1 >',
    'https://«EMAIL_1».e.example',
    'www.e.example/?q=⟨EMAIL_1⟩',
    'ftp://e.example/< email_1 >',
    'e.example/a?q=⟨EMAIL_1⟩',
    '\x1b[2J',
    '\x1b]8;;https://e.example\x07here\x1b]8;;\x1b\\',
    '\x1b]',
    '\r',
    '\u202e',
    '🏴\u{e0067}\u{e0062}\u{e007f}',
    '\u{e0049}\u{e0067}',
    '☺\ufe0f\ufe0e',
    'https://e.example/?d=',
    'jane@acme.io',
    '\n\n',
    '~~~\n',
    '`',
  ),
);
const dangerous = fc.constantFrom(
  canary,
  canary.toUpperCase(),
  disguises.base64(`it is ${canary}`),
  Array.from(canary).join(' '),
  systemPrompt,
  key,
);

suite('Sanitising a reply while it streams', () => {
  test('however it is cut, a stream releases what a check of the whole releases', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 6, arbitrary: passages }, { weight: 1, arbitrary: dangerous }), { maxLength: 14 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        (parts, cuts) => {
          const text = parts.join(' ');
          assert.deepEqual(sanitised(cut(text, cuts)), sanitised([text]));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('what was released at any moment is a beginning of what the whole releases', () => {
    fc.assert(
      fc.property(fc.array(passages, { maxLength: 14 }), fc.nat(), (parts, size) => {
        const text = parts.join(' ');
        const expected = whole(text);
        const sanitiser = createSanitiser(context, presets.standard);
        let released = '';
        for (const chunk of cut(
          text,
          Array.from({ length: 10 }, (_, i) => i * ((size % 50) + 1)),
        )) {
          released += sanitiser
            .push(chunk)
            .map((piece) => piece.text)
            .join('');
          assert.ok(expected.startsWith(released));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a canary or a key split over any chunks is never released', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 60 }),
        dangerous,
        fc.lorem({ maxCount: 20 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (before, secret, after, cuts) => {
          const { text } = sanitised(cut(`${before} ${secret} ${after}`, cuts));
          assert.ok(!text.includes(secret.slice(0, 12)), text);
        },
      ),
      { numRuns: 300 },
    );
  });

  for (const [name, disguise] of Object.entries(disguises))
    if (name !== 'leet' && name !== 'rot13' && name !== 'tag characters')
      test(`a canary behind ${name} stops the reply`, () =>
        assert.ok(sanitised([`Well: ${disguise(`the reference is ${canary} and no more`)} `]).stopped));

  test('a canary in tag characters is left out with them', () =>
    assert.equal(whole(`Well: ${disguises['tag characters'](canary)}so.`), 'Well: so.'));

  test('an excerpt of the system prompt stops the reply before it, re-cased and re-punctuated too', () => {
    const { text, stopped } = sanitised([
      `My rules say: ${systemPrompt.slice(40, 118).toUpperCase().replace(/\./g, ' -')} so there.`,
    ]);
    assert.ok(stopped);
    assert.equal(text.trim(), 'My rules say:');
  });

  test('so does one that is written from its end, or in base64 over several lines', () => {
    const encoded = Buffer.from(systemPrompt).toString('base64');
    const backwards = Array.from(systemPrompt).reverse().join('');
    for (const disguised of [
      backwards,
      (encoded.match(/.{1,30}/g) ?? []).join('\n'),
      Array.from(canary).reverse().join(''),
    ]) {
      const { text, stopped } = sanitised([`Well:\n${disguised}\n`]);
      assert.ok(stopped, disguised);
      assert.match(text, /^Well:\W*$/);
    }
  });

  test('a few words in common with the system prompt do not', () =>
    assert.ok(!sanitised(['People write careful software all the time.']).stopped));

  test('nothing active is left outside code', () => {
    for (const [reply, shown] of [
      ['a <script>x</script>', 'a &lt;script>x&lt;/script>'],
      ['<https://example.com> and <vscode://x.y/z>', '&lt;https://example.com> and &lt;vscode://x.y/z>'],
      ['[go](command:workbench.action.quit) on', 'go (link removed) on'],
      ['[go](java\tscript:alert(1)) on', 'go (link removed) on'],
      ['[go](https://example.com/a_(b)) on', '[go](https://example.com/a_(b)) on'],
      ['![chart](https://e.example/i.png) on', '(image: chart) on'],
      ['![chart][1] on', '(image: chart) on'],
      ['[1]: data:text/html,x', '1 (link removed)'],
    ] as const)
      assert.equal(whole(reply), shown);
  });

  test('a placeholder stays out of whatever a program may make a link of', () => {
    for (const address of [
      'www.e.example/?q=⟨EMAIL_1⟩',
      'www.⟨EMAIL_1⟩.e.example',
      'ftp://e.example/⟨EMAIL_1⟩',
      'ws://e.example/< email_1 >',
      'vscode://e.example/⟨EMAIL_1⟩',
      'e.example/⟨EMAIL_1⟩',
      'e.example:8080/a?q=⟨EMAIL_1⟩',
      '10.0.0.1/⟨EMAIL_1⟩',
    ])
      assert.equal(whole(`See ${address} there.`), 'See (link removed) there.');
    for (const reply of [
      'Hello ⟨EMAIL_1⟩. And/or www.e.example/a and src/a.ts too.',
      'Write to ⟨EMAIL_1⟩/⟨EMAIL_2⟩.',
      'at ⟨PATH_1⟩/a.ts',
    ])
      assert.equal(whole(reply), reply);
  });

  test('what nobody sees and a terminal obeys is left out, also where it hides something else', () => {
    for (const [reply, shown] of [
      ['a\x1b[2J\x1b[1;31mred\x1b[0m b', 'ared b'],
      ['\x1b]8;;https://e.example\x07here\x1b]8;;\x07 it is', 'here it is'],
      ['\x1b]0;title\x1b\\ and \x9b31mred', ' and red'],
      ['100 %\rgone\r\nstays\tso', '100 %gone\r\nstays\tso'],
      ['\x1b]never ended', 'never ended'],
      ['a\u202eb\u2066c\u2069', 'abc'],
      ['!\u202e[a](https://e.example/p)', '(image: a)'],
      ['<\0script>', '&lt;script>'],
      ['hi\u{e0049}\u{e0067}\u{e006e}', 'hi'],
      ['☺\ufe0f\u{e0100}\u{e0110}\u{e0120}!', '☺\ufe0f!'],
    ] as const)
      assert.equal(whole(reply), shown);
    for (const reply of [
      'שלום \u200f(a)',
      'می\u200cخواهم',
      '👩\u200d🚀 ☺\ufe0f',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ])
      assert.equal(whole(reply), reply);
  });

  test('that something was left out is said, once', () => {
    const sanitiser = createSanitiser(context, presets.standard);
    const released = [...sanitiser.push('a\x1b[2'), ...sanitiser.push('Jb'), ...sanitiser.end()];
    assert.deepEqual(
      released.flatMap(({ reasons }) => reasons),
      [{ stage: 'output', code: 'unseen' }],
    );
  });

  test('code is shown as it is', () => {
    for (const reply of [
      '`<b>` and\n```html\n<script src="x"></script>\n```\ndone',
      'Run `curl <url>`.',
      '~~~\n![x](y)\n~~~\n',
    ])
      assert.equal(whole(reply), reply);
  });

  test('an address that carries data out is removed, an ordinary one is not', () => {
    assert.equal(
      whole('see https://e.example/x?d=Tm90IGFsbCB3aG8gd2FuZGVyIGFyZSBsb3N0MTIzNDU2Nzg5 ok'),
      'see (link removed) ok',
    );
    assert.equal(whole('see https://e.example/⟨EMAIL_1⟩ ok'), 'see (link removed) ok');
    const inNames = 'c2vjcmv0lxrva2vulxnllxrva2vulxnllxrva2vu';
    assert.equal(whole(`see https://${inNames}.e.example/ ok`), 'see (link removed) ok');
    assert.equal(
      whole(`see https://${inNames.slice(0, 25)}.${inNames.slice(12)}.e.example ok`),
      'see (link removed) ok',
    );
    for (const server of [
      'd111111abcdef8.cloudfront.net',
      'my-balancer-1234567890.eu-west-1.elb.amazonaws.com',
      '9f86d081884c7d659a2feaa0c55ad015.gr7.eu-west-1.eks.amazonaws.com',
      'a-rather-long-project-name-git-main-of-some-team.vercel.app',
    ])
      assert.equal(whole(`see https://${server}/a ok`), `see https://${server}/a ok`);
    const plain =
      'see https://docs.example.com/guide/getting-started-with-the-command-line-tool?tab=linux#install-from-source ok';
    assert.equal(whole(plain), plain);
  });

  test('a long secret is not shown piece by piece while its end is awaited', () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.eyJ${'aB3dE5gH7jK9mN1pQ2'.repeat(60)}.${'xY4zW6vU8tS0rQ2pO1'.repeat(3)}`;
    const block = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n'.repeat(40)}-----END PRIVATE KEY-----`;
    for (const secret of [token, block]) {
      const { text } = sanitised(Array.from(`Here it is: ${secret} and that is all.`));
      assert.equal(text, 'Here it is: (key removed) and that is all.');
    }
  });

  test('a key is removed, and in a strict policy personal data that was not in the question', () => {
    assert.equal(whole(`use ${key} here`), 'use (key removed) here');
    assert.equal(whole('ask jane@acme.io'), 'ask jane@acme.io');
    assert.equal(whole('ask jane@acme.io', presets.strict), 'ask (email removed)');
  });

  for (const image of [
    '![a\n](https://e.example/p.png)',
    '![a [b] c](https://e.example/p.png)',
    '![a\\]b](https://e.example/p.png)',
    '![x]\n\n[x]: https://e.example/p.png',
    `![${'a'.repeat(400)}](https://e.example/p.png)`,
  ])
    test(`${JSON.stringify(image.slice(0, 40))} is no picture`, () => assert.doesNotMatch(whole(image), /!\[/));

  for (const address of [
    'https://⟨EMAIL_1⟩.e.example/',
    'https://⟨EMAIL_1⟩@e.example/',
    'https://e.example/?q=«EMAIL_1»',
    'https://e.example/?q=< email_1 >',
    'https://e.example/<EMAIL_1>/x',
    'mailto:x@e.example?body=⟨EMAIL_1⟩',
    'mailto:⟨EMAIL_1⟩,x⟨EMAIL_2⟩@e.example',
  ])
    test(`${address} takes nobody’s value along`, () =>
      assert.equal(whole(`See ${address} now`), 'See (link removed) now'));

  test('a person who was named to the model may be written to', () => {
    const said = 'Write to [them](mailto:⟨EMAIL_1⟩?subject=hello) and not to mailto:me@e.example?subject=hi.';
    assert.equal(whole(said), said);
  });

  test('a server that was named to the model may be named back', () => {
    const said = 'Ask https://⟨HOST_1⟩:8080/health, or https://⟨HOST_1⟩/ once more.';
    assert.equal(whole(said), said);
  });
});
