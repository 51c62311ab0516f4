import assert from 'node:assert/strict';
import type { FromChatView } from '#core/chat/fromView.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import type { OpenedChat } from '#test/support/chat/openChatPage.ts';
import { openChatPage } from '#test/support/chat/openChatPage.ts';
import { startMessage } from '#test/support/chat/startMessage.ts';
import { aTurnView } from '#test/support/chat/turnViews.ts';
import { until } from '#test/support/workbench/waiting.ts';

const long = Array.from({ length: 12 }, (_, index) => aTurnView({ id: `turn-${index}` }));
const conversation: ToChatView = { type: 'thread', thread: { id: 'long', title: 'Long', turns: long } };
const answering = aTurnView({ id: 'turn-12', reply: [], state: { is: 'answering' } });

/** The page alone, in a real browser: what keys, a mouse and the person's system settings do to it. */
suite('The page of the chat', () => {
  let chat: OpenedChat;

  suiteSetup(async () => {
    chat = await openChatPage();
  });
  suiteTeardown(() => chat[Symbol.asyncDispose]());

  setup(async () => {
    await chat.page.reload();
    await chat.tell(startMessage);
  });

  const field = () => chat.page.getByRole('textbox');
  const row = (name: string) => chat.page.getByRole('option', { name });
  const log = () => chat.page.getByRole('log');
  const said = () => chat.page.evaluate(() => window.chatPage.said);
  const saidOf = async (type: FromChatView['type']) => (await said()).filter((message) => message.type === type);
  const scrollTop = () => log().evaluate((element) => element.scrollTop);

  test('Enter chooses a word while one is being composed, and sends only after that', async () => {
    await field().focus();
    const devTools = await chat.page.context().newCDPSession(chat.page);
    await devTools.send('Input.imeSetComposition', { text: 'にほんご', selectionStart: 4, selectionEnd: 4 });
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
    await devTools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    assert.deepEqual(await saidOf('send'), []);
    await devTools.send('Input.insertText', { text: '日本語' });
    await field().press('Shift+Enter');
    await chat.page.keyboard.insertText('です');
    await field().press('Enter');
    assert.deepEqual(await saidOf('send'), [{ type: 'send', text: '日本語\nです' }]);
  });

  test('a word behind @ or / that means nothing is said to be one, and a first Enter does not send it', async () => {
    for (const [typed, why] of [
      ['@servicx', 'noSuchFile'],
      ['/expalin', 'noSuchCommand'],
    ] as const) {
      await field().fill('');
      await field().pressSequentially(typed);
      await chat.tell({ type: 'found', typed: typed.slice(1), files: [] });
      await row(`${typed} ${why}`).waitFor();
      const before = (await saidOf('send')).length;
      await field().press('Enter');
      await row(typed).waitFor({ state: 'hidden' });
      assert.equal((await saidOf('send')).length, before);
      await field().press('Enter');
      assert.deepEqual((await saidOf('send')).slice(before), [{ type: 'send', text: typed }]);
    }
  });

  test('an Enter before the files are found waits for them', async () => {
    await field().pressSequentially('@serv');
    await row('@serv looking').waitFor();
    await field().press('Enter');
    assert.deepEqual(await saidOf('send'), []);
    const file = { name: 'service.py', path: 'app/service.py', uri: 'file:///desk/app/service.py' };
    await chat.tell({ type: 'found', typed: 'serv', files: [file] });
    await row('service.py app/service.py').waitFor();
    await field().press('Enter');
    assert.deepEqual(await saidOf('drop'), [{ type: 'drop', uris: [file.uri] }]);
    assert.equal(await field().inputValue(), '');
  });

  test('files that are dropped on it come along', async () => {
    await chat.page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('application/vnd.code.uri-list', 'file:///desk/app.py\r\nfile:///desk/b.py');
      for (const type of ['dragover', 'drop'])
        document.querySelector('.log')?.dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer }));
    });
    assert.deepEqual(await saidOf('drop'), [{ type: 'drop', uris: ['file:///desk/app.py', 'file:///desk/b.py'] }]);
  });

  test('a growing reply does not move what somebody reads further up, and one button leads back', async () => {
    await chat.tell(conversation, { type: 'turn', turn: answering });
    await log().hover();
    await chat.page.mouse.wheel(0, -900);
    const end = chat.page.getByRole('button', { name: 'toEnd' });
    await end.waitFor();
    const before = await scrollTop();
    for (let line = 0; line < 20; line++)
      await chat.tell({ type: 'said', turn: 'turn-12', pieces: [{ kind: 'text', text: `Line ${line}.\n\n` }] });
    assert.equal(await scrollTop(), before);
    await end.click();
    await end.waitFor({ state: 'hidden' });
    assert.ok((await scrollTop()) > before);
  });

  test('Escape stops a reply wherever the focus is', async () => {
    await chat.tell(conversation, { type: 'turn', turn: answering });
    await log().focus();
    await chat.page.keyboard.press('Escape');
    assert.equal((await saidOf('stop')).length, 1);
  });

  test('nothing turns or slides where the system asks for less motion', async () => {
    const working = aTurnView({ id: 'turn-1', reply: [], state: { is: 'working', doing: 'Checking' } });
    await chat.tell({ type: 'turn', turn: working });
    const motion = () =>
      chat.page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .map((each) => getComputedStyle(each))
          .filter(({ animationName, transitionDuration, scrollBehavior }) =>
            [animationName !== 'none', transitionDuration !== '0s', scrollBehavior === 'smooth'].some(Boolean),
          )
          .map(({ animationName }) => animationName),
      );
    assert.deepEqual(await motion(), ['turn']);
    await chat.page.emulateMedia({ reducedMotion: 'reduce' });
    assert.deepEqual(await motion(), []);
  });

  test('at 200 % in a narrow view nothing is cut off at the side, and there is a place to type', async () => {
    // A side bar of 300 by 700, in pixels twice as large.
    await chat.page.setViewportSize({ width: 150, height: 350 });
    await chat.tell(conversation, { type: 'compose', text: 'Why?' });
    const wide = await chat.page.evaluate(() =>
      [...document.querySelectorAll('body, main, header, .turn, .composer, .box, .bar')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map(({ className, tagName }) => `${tagName}.${className}`),
    );
    assert.deepEqual(wide, []);
    await until(
      () => field().boundingBox(),
      (box) => box !== null && box.y >= 0 && box.y + box.height <= 350,
    );
    await chat.page.getByRole('button', { name: 'send', exact: true }).click();
    assert.equal((await saidOf('send')).length, 1);
  });

  test('every button is reached by Tab, with a frame around it', async () => {
    await chat.tell({ type: 'thread', thread: { id: 'one', title: '', turns: [aTurnView({ id: 'turn-1' })] } });
    await chat.page.evaluate(() => document.documentElement.style.setProperty('--vscode-focusBorder', 'blue'));
    await field().focus();
    const reached: string[] = [];
    for (let step = 0; step < 40; step++) {
      await chat.page.keyboard.press('Tab');
      const { name, framed } = await chat.page.evaluate(() => {
        const at = document.activeElement;
        const style = at && getComputedStyle(at);
        const name = at?.getAttribute('aria-label') ?? at?.textContent ?? '';
        const framed = at?.matches('textarea, body') || style?.outlineStyle !== 'none';
        return { name, framed };
      });
      assert.ok(framed, `${name} has no frame`);
      reached.push(name);
    }
    const buttons = ['hideValues', 'edit', 'copy', 'remove', 'retry', 'commands', 'attach', 'send'];
    assert.deepEqual(
      buttons.filter((name) => !reached.includes(name)),
      [],
    );
  });

  test('says to those who cannot see it what is new, and no more', async () => {
    await chat.tell(conversation);
    assert.equal(await log().getAttribute('aria-live'), null, 'a log is polite by itself');
    assert.equal(await chat.page.locator('[aria-live="assertive"], [role="alert"]').count(), 0);
  });
});
