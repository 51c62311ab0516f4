import { presets } from '#core/guard/policy/policy.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { expectWithin } from '#test/support/expectWithin.ts';
import { guarded } from '#test/support/guard/guarded.ts';
import { median } from '#test/support/measure.ts';
import { callTo } from '#test/support/mistral/callTo.ts';
import { faults } from '#test/support/mistral/faults.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

/** About what Mistral needs: to begin an answer, for each chunk after it, and for one moderation. */
const beginning = 300;
const perChunk = 4;
const moderation = 120;

const question = 'How do I read a key from the environment in Python, and what if it is missing?';
const reply = 'Read the key from the environment, and say clearly what is missing when it is not there. '.repeat(20);

suite('The first words of a reply', () => {
  let player: Player;

  suiteSetup(async () => {
    player = await startMistral();
    player.always('/v1/chat/completions', faults.latency(beginning), faults.slowStream(perChunk), faults.reply(reply));
    player.always('/v1/moderations', faults.latency(moderation));
  });

  suiteTeardown(() => player.stop());

  test('come checked within 1.3 times the unguarded ones and one moderation round trip', async () => {
    const api = mistralOverSdk();
    const call = callTo(player, player.keys.add());
    const unguarded = await median('unguarded', 5, async () => {
      const request = { model: 'mistral-small-latest', messages: [{ role: 'user', content: question }] } as const;
      const opened = await api.stream(call, request);
      if (opened.ok) for await (const event of opened.value) if (event.kind === 'delta' && event.text !== '') break;
    });
    const roundTrip = await median('one moderation', 5, () => api.moderate(call, [question]));
    const world = guarded(player, presets.standard);
    const checked = await median('guarded', 5, () =>
      world.send(question, { seen: (event) => (event.kind === 'shown' ? 'leave' : undefined) }),
    );
    const own = Math.round(checked - unguarded - 2 * roundTrip);
    console.log(
      `    of which ${own} ms are the guard's own, beside the question's moderation and that of the first words`,
    );
    expectWithin(Math.round(1.3 * unguarded + roundTrip), checked, 'ms');
  });
});
