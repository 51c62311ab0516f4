import assert from 'node:assert/strict';
import { openRoom } from '#test/support/chat/room.ts';
import { eventually } from '#test/support/host/eventually.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';

suite('the guarded chat in Restricted Mode', () => {
  test('says why nothing is sent, and gives the question back', async () => {
    const handle = await ourExtension().activate();
    assert.ok(handle);
    const room = openRoom(handle.services);
    room.say({ type: 'ready' });
    room.say({ type: 'send', text: 'Is this safe?' });
    const words = await eventually(
      () => room.told.flatMap((message) => (message.type === 'compose' && message.text !== '' ? [message.text] : [])),
      (texts) => texts.length > 0,
    );
    assert.deepEqual(words, ['Is this safe?']);
    const notices = room.told.flatMap((message) => (message.type === 'notice' ? [message.notice] : []));
    for (const notice of notices) {
      assert.equal(notice?.title, 'This window is in Restricted Mode.');
      assert.deepEqual(
        notice.offers.map(({ id }) => id),
        ['trust'],
      );
    }
    assert.ok(notices.length > 0);
    assert.deepEqual(room.states(), []);
    room.dispose();
  });
});
