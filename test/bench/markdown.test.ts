import { expectWithin } from '#test/support/expectWithin.ts';
import { openMarkdownPage } from '#test/support/markdown/openMarkdownPage.ts';
import { longReply } from '#test/support/markdown/replies.ts';
import { ourPolicy } from '#test/support/webview/openPage.ts';

suite('A long reply while it streams', () => {
  test('200 KB are drawn without a frame that stutters', async () => {
    await using opened = await openMarkdownPage(ourPolicy);
    const reply = longReply(200);
    await opened.page.evaluate((text) => window.markdown.stream(text, 400), longReply(20));
    const { longest, drawn, updates } = await opened.page.evaluate((text) => window.markdown.stream(text, 400), reply);
    console.log(`    ${updates} updates, ${(drawn / updates).toFixed(2)} ms each on average`);
    expectWithin(16, drawn / updates, 'ms');
    expectWithin(50, longest, 'ms');
  });
});
