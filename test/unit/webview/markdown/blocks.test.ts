import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Token } from 'markdown-it';
import type { Block } from '#webview/markdown/blocks.ts';
import { createBlockReader } from '#webview/markdown/blocks.ts';
import { createParser } from '#webview/markdown/parser.ts';

const parser = createParser();

/** What a view keeps: settled blocks for good, the others until the next reading. */
function stream(chunks: readonly string[]): readonly string[] {
  const read = createBlockReader(parser);
  let settled: string[] = [];
  let text = '';
  for (const [index, chunk] of chunks.entries()) {
    text += chunk;
    const { fromStart, blocks } = read(text, index === chunks.length - 1);
    if (fromStart) settled = [];
    settled.push(...blocks.filter((block) => block.settled).map(shape));
  }
  return settled;
}

const shape = ({ tokens }: Pick<Block, 'tokens'>): string => JSON.stringify(tokens.map(bare));

const bare = ({ type, content, info, attrs, children }: Token): unknown => [
  type,
  content,
  info,
  attrs,
  children?.map(bare) ?? null,
];

const pieces = fc.constantFrom(
  ...[
    '# Title',
    '- item',
    '  more',
    '1. one',
    '> quote',
    '```ts',
    '```',
    'const a = 1;',
    'words **bold**',
    '| a | b |',
  ],
  ...[
    '|---|---|',
    '---',
    '===',
    '',
    '',
    '[x]: https://a.example',
    'see [x] and [y][x]',
    '    four',
    '- [ ] task',
    '$$',
    'a',
  ],
);
const documents = fc.array(pieces, { maxLength: 25 }).map((lines) => lines.join('\n'));

suite('Blocks of a growing text', () => {
  test('are the same however the text was cut', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 9 }), (text, length) => {
        const chunks = Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
          text.slice(at * length, (at + 1) * length),
        );
        assert.deepEqual(stream([...chunks, '']), stream([text]));
      }),
    );
  });

  test('are settled once a whole line of the next one stands', () => {
    const read = createBlockReader(parser);
    const settled = (text: string) => read(text, false).blocks.map((block) => block.settled);
    assert.deepEqual(settled('one\n\ntw'), [false, false]);
    assert.deepEqual(settled('one\n\ntwo\n'), [true, false]);
    assert.deepEqual(settled('one\n\ntwo\n\nthree'), [false, false], 'what was settled is not read again');
  });

  test('wait for a line that may still become anything', () => {
    const read = createBlockReader(parser);
    const types = (text: string) => read(text, false).blocks.flatMap(({ tokens }) => tokens[0]?.type ?? []);
    assert.deepEqual(types('words\n-'), ['paragraph_open']);
    assert.deepEqual(types('words\n- item'), ['paragraph_open', 'bullet_list_open']);
  });

  test('start over when the text is another one', () => {
    const read = createBlockReader(parser);
    read('one\n\ntwo\n\nthree\n', false);
    assert.equal(read('other', false).fromStart, true);
  });
});

suite('Hostile shapes', () => {
  const shapes = {
    'nested quotes': '>'.repeat(10_000),
    'nested lists': Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'),
    'open brackets': '['.repeat(50_000),
    'open links': '[a]('.repeat(20_000),
    emphasis: '*a_'.repeat(20_000),
    backticks: Array.from({ length: 500 }, (_, length) => '`'.repeat(length)).join(' '),
    dollars: '$a '.repeat(20_000),
    'open formulas': '\\('.repeat(20_000),
    'table cells': `|${'a|'.repeat(5_000)}\n|${'-|'.repeat(5_000)}\n|${'b|'.repeat(5_000)}`,
    'mail addresses': 'a@a.'.repeat(20_000),
    addresses: 'https://'.repeat(10_000),
    'marks at the end': `words\n${'-'.repeat(50_000)} x\n${'- '.repeat(20_000)}`,
    'one long line': 'word '.repeat(40_000),
  };
  for (const [name, text] of Object.entries(shapes))
    test(`${name} are read in well under a second`, () => {
      const began = performance.now();
      createBlockReader(parser)(text, false);
      assert.ok(performance.now() - began < 2_000, `${Math.round(performance.now() - began)} ms`);
    });
});
