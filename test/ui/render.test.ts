import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openMarkdownPage } from '#test/support/markdown/openMarkdownPage.ts';
import { longReply, typicalReply } from '#test/support/markdown/replies.ts';
import { inProject } from '#test/support/project.ts';
import type { OpenedPage } from '#test/support/webview/openPage.ts';
import { ourPolicy } from '#test/support/webview/openPage.ts';

suite('A reply as it is drawn', () => {
  let opened: OpenedPage;
  const main = () => opened.page.locator('main');

  suiteSetup(async () => {
    opened = await openMarkdownPage(ourPolicy);
  });

  suiteTeardown(() => opened[Symbol.asyncDispose]());

  const show = (text: string, done = true) =>
    opened.page.evaluate(([reply, over]) => window.markdown.show([{ kind: 'text', text: reply }], over), [
      text,
      done,
    ] as const);

  test('streamed or whole, it is the same', async () => {
    await show(typicalReply);
    const whole = await main().innerHTML();
    await opened.page.evaluate((reply) => window.markdown.stream(reply, 7), typicalReply);
    assert.equal(await main().innerHTML(), whole);
    await opened.page.screenshot({ path: join(inProject('test/ui/screenshots'), 'markdown.png'), fullPage: true });
  });

  test('what a person does with code reaches the extension, as it is seen', async () => {
    await show('```ts\nconst a = 1; \u202E// x\n```');
    for (const name of ['Copy', 'Insert at cursor', 'Open in new file', 'Compare with selection'])
      await main().getByRole('button', { name }).click();
    const asked = await opened.page.evaluate(() => window.markdown.asked.splice(0));
    const code = 'const a = 1; // x';
    assert.deepEqual(asked, [
      ['copy', code, 'ts'],
      ['insert', code, 'ts'],
      ['new file', code, 'ts'],
      ['diff', code, 'ts'],
    ]);
    assert.match(
      await main()
        .locator('.control')
        .evaluate((node) => getComputedStyle(node, '::before').content),
      /U\+202E/,
    );
  });

  test('a link can be reached and followed by keyboard, and shows a host that its label hides', async () => {
    await show('[https://bank.example](https://other.example/x)');
    const link = main().getByRole('link', { name: 'https://bank.example (other.example)' });
    await link.focus();
    await opened.page.keyboard.press('Enter');
    assert.deepEqual(await opened.page.evaluate(() => window.markdown.asked.splice(0)), [
      ['link', 'https://other.example/x'],
    ]);
  });

  test('restored values are marked, and can be hidden', async () => {
    await opened.page.evaluate(() =>
      window.markdown.show([
        { kind: 'text', text: 'Write to **' },
        { kind: 'restored', text: '_a_@example.com', name: 'EMAIL_1' },
        { kind: 'text', text: '**, then\n\n```py\nsend("' },
        { kind: 'restored', text: '_a_@example.com', name: 'EMAIL_1' },
        { kind: 'text', text: '")\n```' },
      ]),
    );
    assert.equal(await main().locator('strong').innerText(), '_a_@example.com');
    assert.equal(await main().locator('pre').innerText(), 'send("_a_@example.com")');
    await opened.page.evaluate(() => document.body.classList.add('hides-restored'));
    assert.equal(await main().getByText('_a_@example.com').filter({ visible: true }).count(), 0);
    await opened.page.evaluate(() => document.body.classList.remove('hides-restored'));
  });

  test('what has the focus keeps it while the reply goes on', async () => {
    await opened.page.evaluate(() =>
      window.markdown.show([{ kind: 'text', text: '- see\n  ```ts\n  a\n  ```\n- and' }], false),
    );
    await main().getByRole('button', { name: 'Copy' }).focus();
    await opened.page.evaluate(() =>
      window.markdown.more([{ kind: 'text', text: '- see\n  ```ts\n  a\n  ```\n- and more' }]),
    );
    assert.equal(await opened.page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Copy');
    assert.match(await main().innerText(), /and more/);
  });

  test('200 KB stay smooth while they stream', async () => {
    const { longest } = await opened.page.evaluate((reply) => window.markdown.stream(reply, 400), longReply(200));
    assert.ok(longest < 500, `a frame took ${longest} ms`);
  });
});
