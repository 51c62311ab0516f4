import assert from 'node:assert/strict';
import { presets } from '#core/guard/policy/policy.ts';
import { prepare, prepareSteps } from '#core/guard/prepare.ts';
import type { Steps } from '#core/guard/steps.ts';
import { atOnce, unhurried } from '#core/guard/steps.ts';
import { localContext } from '#test/support/guard/local.ts';

function* threeSteps(): Steps<string> {
  yield;
  yield;
  return 'done';
}

suite('Work in steps', () => {
  test('is rested from between two of them, or done at once', async () => {
    let rests = 0;
    const pause = async () => rests++;
    assert.equal(await unhurried(threeSteps(), pause), 'done');
    assert.equal(rests, 2);
    assert.equal(atOnce(threeSteps()), 'done');
  });

  test('a message is rested from between any two stages of any of its texts, and comes out the same', async () => {
    const attachments = [1, 2, 3].map((n) => ({ name: `${n}.txt`, text: `mail ann${n}@acme.io` }));
    const draft = { text: 'Write to jane@acme.io', attachments };
    const contextOf = () => ({ ...localContext(), tokenCorrection: 1 });
    let rests = 0;
    const rested = await unhurried(prepareSteps(draft, contextOf(), presets.standard), async () => rests++);
    assert.equal(rests, 1 + 2 + 3 * 3);
    assert.deepEqual(rested, prepare(draft, contextOf(), presets.standard));
  });
});
