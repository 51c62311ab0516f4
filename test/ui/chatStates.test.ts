import assert from 'node:assert/strict';
import { faults } from '#test/support/mistral/faults.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { chatView } from '#test/support/workbench/chat.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

const chatCalls = '/v1/chat/completions';

suite('When the chat cannot answer', () => {
  let room: Room;
  let mistral: Player;
  let code: Workbench;
  let key: string;

  suiteSetup(async () => {
    room = await openRoom({ pixelRatio: 2 });
    ({ code, mistral } = room);
    await code.activityBar.open('Mistral Guard');
    await chat().open();
  });

  suiteTeardown(() => room.leave());

  const chat = () => chatView(code.page);

  test('without a key the way to one is a click, and the notice goes when there is one', async () => {
    assert.match(await chat().notice(), /Add a key to begin/);
    await chat().press('Add a key');
    await code.quickInput.asks('Add API Key (1 of 2)');
    await code.quickInput.cancel();
    await code.quickInput.closed();
    const added = mistral.keys.add({ kind: 'studio', name: 'laptop' });
    key = added.id;
    await addKey(code, 'production', added.raw);
    await chat().header('key').waitFor();
    await until(
      () => chat().frame.locator('.notices .notice').count(),
      (count) => count === 0,
    );
  });

  test('asked for a pause, it counts down, and tries again only when the pause is over', async () => {
    mistral.next(chatCalls, faults.status(429, { retryAfter: 25 }));
    await chat().send('What does this error mean?');
    await chat()
      .turn()
      .says(/Too many requests for now\.\s+\d+ s/);
    assert.equal(await chat().turn().button('Try again').isDisabled(), true);
    await code.screenshot('chat-pause');
    await until(
      () => chat().turn().button('Try again').isEnabled(),
      (enabled) => enabled,
      40_000,
    );
    await chat().turn().press('Try again');
    await chat()
      .turn()
      .says(/You asked: What does this error mean/);
  });

  test('with a key that Mistral refuses it names the key, and offers to rotate or check it', async () => {
    mistral.keys.remove(key);
    await chat().send('And what is this?');
    await chat()
      .turn()
      .says(/production.*401/s);
    await chat().turn().button('Rotate…').waitFor();
    await code.screenshot('chat-refused-key');
  });
});
