import assert from 'node:assert/strict';
import { createParser } from '#webview/markdown/parser.ts';

const parser = createParser();
const leaves = (text: string): readonly string[] =>
  parser
    .parse(text, {})
    .flatMap((token) => token.children ?? [token])
    .filter(({ nesting }) => nesting === 0)
    .map(({ type, content }) => `${type} ${content}`.trim());

suite('Markdown as models write it', () => {
  for (const [text, expected] of [
    ['$a_1 + b_2$', ['math_inline a_1 + b_2']],
    ['\\(a_1\\) and \\[x\\]', ['math_inline a_1', 'text  and', 'math_display x']],
    ['$$\n- a\n= b\n$$', ['math_display \n- a\n= b']],
    ['$5 and $6', ['text $5 and $6']],
    ['from $5-$10', ['text from $5-$10']],
    ['`$a$`', ['code_inline $a$']],
    ['- [x] done', ['task done', 'text  done']],
    ['[x] not a task', ['text [x] not a task']],
    ['<b>bold</b>', ['text <b>bold</b>']],
    ['example.com is no link', ['text example.com is no link']],
  ] as const)
    test(JSON.stringify(text), () =>
      assert.deepEqual(
        leaves(text).map((leaf) => leaf.trimEnd()),
        expected,
      ),
    );
});
