import assert from 'node:assert/strict';
import { parseCorpus, readCorpora } from '#test/train/corpus.ts';
import { expandAll, seeded } from '#test/train/expand.ts';

suite('A file of training sentences', () => {
  test('has lists, templates, remarks and line breaks', () => {
    const text = '% a remark\n\n[who]\nme\nyou\n\n[templates]\n{who} {sing|dance}\\ntoday\n';
    assert.deepEqual(parseCorpus('x.txt', text), {
      name: 'x.txt',
      templates: ['{who} {sing|dance}\ntoday'],
      lists: { who: ['me', 'you'] },
    });
  });

  for (const folder of ['attacks', 'harmless'])
    test(`every list of ${folder} is drawn from, and every template can be filled`, () => {
      for (const { name, templates, lists } of readCorpora(`test/train/${folder}`)) {
        const used = [...templates, ...Object.values(lists).flat()].join('\n');
        for (const list of Object.keys(lists))
          assert.match(used, new RegExp(`\\{[^{}]*${list}[^{}]*\\}`), `${name}: ${list}`);
        const texts = expandAll(templates, lists, 2, seeded(1));
        assert.ok(texts.length >= templates.length, name);
        assert.ok(
          texts.every(({ text }) => text.trim() !== ''),
          name,
        );
      }
    });
});
