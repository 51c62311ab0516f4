import type { ToChatView } from '#core/chat/toView.ts';
import { openChatPage } from '#test/support/chat/openChatPage.ts';
import { aTurnView } from '#test/support/chat/turnViews.ts';
import { expectWithin } from '#test/support/expectWithin.ts';

/** A question and an answer each. */
const turns = Array.from({ length: 250 }, (_, index) => aTurnView({ id: `turn-${index}` }));

const preview: ToChatView = {
  type: 'preview',
  preview: { seq: 1, redactions: [], warnings: [], tone: 'plain', size: '320 tokens' },
};

const sentence = 'Why is the second hash never the same as the first one, and where is it made? ';

suite('Typing below a long conversation', () => {
  test('500 messages: from the key to the page laid out anew', async () => {
    await using chat = await openChatPage();
    await chat.tell({ type: 'thread', thread: { id: 'long', title: 'Long', turns } }, preview);
    await chat.page.evaluate(() => {
      const took: number[] = [];
      Object.assign(window, { took });
      let began = 0;
      addEventListener('keydown', () => (began = performance.now()), { capture: true });
      addEventListener('input', () => {
        void document.body.offsetHeight;
        took.push(performance.now() - began);
      });
    });
    const field = chat.page.getByRole('textbox');
    await field.focus();
    await field.pressSequentially(sentence.repeat(3), { delay: 15 });
    const took = await chat.page.evaluate(() => (window as unknown as { took: number[] }).took);
    const sorted = took.toSorted((one, other) => one - other);
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    console.log(`    ${took.length} keys: median ${at(0.5).toFixed(2)} ms, longest ${at(1).toFixed(1)} ms`);
    expectWithin(16, at(0.95), 'ms');
  });
});
