import assert from 'node:assert/strict';
import { steps } from '#core/rules/calls/harden.ts';
import { rulePages } from '#core/rules/pages.ts';
import { english, speak } from '#core/say.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import { ruleInfos } from '#platform/node/scan/everything.ts';
import { pseudoLanguage } from '#test/support/l10n.ts';

suite('The pages in the package', () => {
  const pages = rulePages();
  const ids = new Set<string>(pages.map(({ id }) => id));

  test('are there for everything that can be found', () => {
    for (const id of [...ruleInfos({}), ...steps, dotenvRule].map((each) => each.id)) assert.ok(ids.has(id), id);
  });

  test('have files of their own, with names that any system takes', () => {
    assert.equal(new Set(pages.map(({ file }) => file.toLowerCase())).size, pages.length);
    for (const { file } of pages) assert.match(file, /^[\w-]+\.md$/);
  });

  test('are in the language that is spoken, but for the code and the comment that silences', () => {
    speak(pseudoLanguage());
    const page = rulePages().find(({ id }) => id === 'call/key-logged');
    speak(english);
    assert.match(page?.title ?? '', /^⟦.+⟧$/);
    const prose = (page?.text ?? '').replace(/```[\s\S]*?```|`[^`]*`|OWASP .*/g, '');
    assert.doesNotMatch(prose.replace(/⟦[^⟧]*⟧/g, ''), /[a-z]/i);
  });

  test('say why, and how to silence', () => {
    for (const { id, text } of pages) {
      assert.match(text, /^# .+\n\n`[\w/-]+` · /, id);
      assert.ok(text.includes('## Why') && text.includes(`mistral-guard-ignore ${id} --`), id);
      assert.doesNotMatch(text, /\n{3}/, id);
    }
  });
});
