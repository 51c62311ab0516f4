import assert from 'node:assert/strict';
import { ruleCards } from '#core/rules/cards.ts';
import { pageName, rulePage } from '#core/rules/docs.ts';
import { ruleIds } from '#test/support/looking.ts';

suite('The pages of the rules', () => {
  for (const card of ruleCards)
    test(`${card.id} says what, why, what not, what instead, and how to silence it`, () => {
      const page = rulePage(card);
      for (const part of ['# ', '## Why', '## Instead of', '## Write', `mistral-guard-ignore ${card.id} --`])
        assert.ok(page.includes(part), part);
      assert.ok(card.why.split(' ').length >= 12, 'too short to be a reason');
      assert.notEqual(card.docs.bad.code, card.docs.good.code);
    });

  test('have names of their own', () => {
    assert.equal(new Set(ruleCards.map(({ id }) => pageName(id))).size, ruleCards.length);
  });

  test('never recommend what another rule warns of', async () => {
    for (const { id, docs } of ruleCards) {
      const { language, code } = docs.good;
      if (language !== 'python' && !language.startsWith('type')) continue;
      const [path, head] =
        language === 'python'
          ? ['app.py', 'from mistralai import Mistral\n']
          : ['app.ts', "import { Mistral } from '@mistralai/mistralai';\n"];
      const serious = (await ruleIds(path, head + code)).filter(
        (rule) => rule !== 'call/harden' && rule !== 'call/no-timeout',
      );
      assert.deepEqual(serious, [], id);
    }
  });
});
