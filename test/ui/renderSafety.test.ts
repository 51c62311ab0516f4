import assert from 'node:assert/strict';
import { openMarkdownPage } from '#test/support/markdown/openMarkdownPage.ts';
import { attacker, vectors } from '#test/support/markdown/vectors.ts';
import type { OpenedPage } from '#test/support/webview/openPage.ts';
import { ourPolicy } from '#test/support/webview/openPage.ts';

for (const [name, policy] of [
  ['without any content security policy', undefined],
  ['under our content security policy', ourPolicy],
] as const)
  suite(`What a hostile reply can do, ${name}`, () => {
    let opened: OpenedPage;

    suiteSetup(async () => {
      opened = await openMarkdownPage(policy);
      await opened.page.evaluate(() =>
        document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
          console.warn(`refused by the policy: ${blockedURI}`);
        }),
      );
    });

    suiteTeardown(() => opened[Symbol.asyncDispose]());

    test(`nothing but the closed set of elements comes out of ${vectors.length} vectors`, async () => {
      const refused: string[] = [];
      opened.page.on('console', (message) => refused.push(message.text()));
      const faults = await opened.page.evaluate((replies) => window.markdown.faults(replies), vectors);
      assert.deepEqual(faults, []);
      assert.deepEqual(refused, [], 'the policy was needed');
    });

    test('nor out of a reply that is cut anywhere', async () => {
      const cut = vectors.filter((_, index) => index % 40 === 0).flatMap(everyBeginning);
      const faults = await opened.page.evaluate((replies) => window.markdown.faults(replies), cut);
      assert.deepEqual(faults, []);
    });

    test('no script ran, no request left, and no command was asked for', async () => {
      const { ran, asked } = await opened.page.evaluate(() => ({
        ran: window.markdown.ran,
        asked: window.markdown.asked,
      }));
      const links = asked.filter(([what]) => what === 'link').map(([, href = '']) => href);
      assert.equal(ran, 0);
      assert.deepEqual(opened.requests, []);
      assert.ok(links.length > 100, 'the links that are allowed were followed');
      assert.deepEqual(
        links.filter((href) => !/^(?:https?|mailto):/.test(href)),
        [],
      );
    });

    test('an image is words, and tells where it would have come from', async () => {
      await opened.page.evaluate((host) => {
        window.markdown.show([{ kind: 'text', text: `![a chart](https://${host}/?q=1)` }]);
      }, attacker);
      assert.equal(await opened.page.locator('main').innerText(), `a chart (image from ${attacker}, not loaded)`);
      assert.deepEqual(opened.requests, []);
    });
  });

const everyBeginning = (reply: string): readonly string[] =>
  Array.from({ length: Math.min(reply.length, 120) }, (_, length) => reply.slice(0, length));
