import assert from 'node:assert/strict';
import { jsonOf } from '#test/support/mistral/jsonOf.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { chatView } from '#test/support/workbench/chat.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

interface Asked {
  readonly model: string;
  readonly temperature: number;
  readonly max_tokens: number;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

const service = 'def total(prices):\n    return sum(prices)\n';
const email = 'ada.byron@analytical.example';

/** Every feature once, by keys and clicks, in one window. */
suite('What the chat can do', () => {
  let room: Room;
  let mistral: Player;
  let code: Workbench;

  suiteSetup(async () => {
    const settings = { 'mistralGuard.chat.temperature': 0.1, 'mistralGuard.chat.maxTokens': 77 };
    room = await openRoom({ settings, pixelRatio: 2, furnish: ({ write }) => write('app/service.py', service) });
    ({ code, mistral } = room);
    await code.activityBar.open('Mistral Guard');
    await addKey(code, 'production', mistral.keys.add({ kind: 'studio', name: 'laptop' }).raw);
    await code.view('Keys').fold();
    await code.view('Findings').fold();
    await chat().open();
  });

  suiteTeardown(() => room.leave());

  const chat = () => chatView(code.page);
  const chips = () => chat().frame.locator('.chips li');
  const option = (name: string | RegExp) => chat().frame.getByRole('option', { name });
  const asked = () => mistral.received().filter(({ url }) => url.pathname === '/v1/chat/completions');
  const lastAsked = () => jsonOf(asked().at(-1) ?? assert.fail('nothing was asked')) as Asked;
  const inEditor = (words: string | RegExp) =>
    until(code.editor.text, (text) => (typeof words === 'string' ? text.includes(words) : words.test(text)));

  async function ask(text: string): Promise<void> {
    await chat().send(text);
    await chat().turn().over();
  }

  test('a file is found by its name behind @, goes along with a command, and is taken off again', async () => {
    await chat().field.pressSequentially('@serv');
    await option(/^service\.py/).waitFor();
    await chat().field.press('Enter');
    await chips().filter({ hasText: 'service.py' }).waitFor();
    await chat().field.pressSequentially('/expl');
    await option(/^\/explain/).waitFor();
    await chat().field.press('Enter');
    await code.screenshot('chat-attached');
    await chat().field.press('Enter');
    await chat()
      .turn()
      .says(/Explain what this code does/);
    await chat().turn().over();
    assert.match(lastAsked().messages.at(-1)?.content ?? '', /service\.py[\s\S]*return sum\(prices\)/);
    await chat().turn().element.locator('.attached', { hasText: 'service.py' }).waitFor();
    await chat().press('Remove service.py');
    await chips().waitFor({ state: 'detached' });
  });

  test('the selection and the problems of a file come along, and the request can be kept', async () => {
    await code.editor.openFile('app/service.py');
    await code.editor.goTo(2, 5);
    await code.page.keyboard.press('Shift+End');
    await chat().field.pressSequentially('@sel');
    await chat().field.press('Enter');
    await chips()
      .filter({ hasText: /^service\.py:2$/ })
      .waitFor();
    await chat().field.pressSequentially('@prob');
    await chat().field.press('Enter');
    await chips().filter({ hasText: 'problems of service.py' }).waitFor();
    await chat().type('Is this right?');
    await chat().sees(/tokens · up to/);
    await chat().press('what will be sent');
    await chat().frame.locator('.request pre', { hasText: 'return sum(prices)' }).waitFor();
    await chat().press('Open in an editor');
    await inEditor('"temperature"');
    await chat().press('Close');
    await code.screenshot('chat-request-kept');
    for (const chip of ['service.py:2', 'problems of']) await chat().press(new RegExp(`^Remove ${chip}`));
    await chips().first().waitFor({ state: 'detached' });
  });

  test('code of a reply goes to the cursor, and beside what is selected', async () => {
    await code.page.getByRole('tab', { name: 'service.py' }).click();
    await code.editor.goTo(3);
    mistral.script('Here:\n\n```python\ndef mean(prices):\n    return sum(prices) / len(prices)\n```');
    await ask('Write mean().');
    const block = () => chat().turn().element.locator('figure.code');
    await block().hover();
    await chat().turn().press('Insert at cursor');
    await inEditor(/return sum\(prices\)\n+def mean/);
    await code.page.getByRole('tab', { name: 'service.py' }).click();
    await code.editor.goTo(1);
    await code.page.keyboard.press('Shift+End');
    await block().hover();
    await chat().turn().press('Compare with selection');
    await code.page.getByRole('tab', { name: 'service.py: now and in the reply' }).waitFor();
    await code.page.locator('.monaco-diff-editor .modified', { hasText: 'len(prices)' }).waitFor();
    await code.screenshot('chat-compare');
    await code.palette.runCommand('View: Close Editor');
    await code.palette.runCommand('File: Revert File');
  });

  test('instructions, model, temperature and length are chosen, and are what is asked', async () => {
    await code.palette.runCommand('Mistral Guard: Choose Chat Instructions…');
    await code.quickInput.choose('Teacher');
    await chat().header('model').click();
    await code.quickInput.asks('Which model answers?');
    await code.screenshot('chat-models');
    await code.quickInput.choose('mistral-large-latest');
    await chat().header('model').filter({ hasText: 'mistral-large' }).waitFor();
    await ask('What is a generator?');
    const { model, temperature, max_tokens, messages } = lastAsked();
    assert.deepEqual(
      { model, temperature, max_tokens },
      { model: 'mistral-large-latest', temperature: 0.1, max_tokens: 77 },
    );
    assert.match(messages[0]?.content ?? '', /explain software patiently/);
  });

  test('what would be taken out is let through once, always, or never, by its chip', async () => {
    const chip = () => chat().frame.locator('[data-entity="email"]');
    const decide = async (choice: string, to: 'kept' | 'let-through'): Promise<void> => {
      await chat().type(`Write to ${email}.`);
      await chip().click();
      await code.quickInput.choose(choice);
      await chip()
        .and(chat().frame.locator(`.${to}`))
        .waitFor();
      await ask(`Write to ${email}.`);
    };
    const leaves = () => lastAsked().messages.at(-1)?.content.includes(email);
    await decide('Send as it is, once', 'let-through');
    assert.equal(leaves(), true);
    await ask(`And now to ${email}?`);
    assert.equal(leaves(), false, 'once is once');
    await decide('Always send as it is', 'let-through');
    await code.screenshot('chat-let-through');
    await chat().header('policy').filter({ hasText: 'Custom' }).waitFor();
    await decide('Never send', 'kept');
    assert.equal(leaves(), false);
  });

  test('values are hidden while others look at the screen', async () => {
    const value = () => chat().turn().element.locator('.piece.restored .value').first();
    await value().waitFor();
    await chat().press('Hide restored values');
    await value().waitFor({ state: 'hidden' });
    await code.screenshot('chat-values-hidden');
    await chat().press('Hide restored values');
    await value().waitFor();
  });
});
