import assert from 'node:assert/strict';
import { moderationCategories } from '#core/mistral/moderation.ts';
import { Secret } from '#core/vault/secret.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { callTo } from '#test/support/mistral/callTo.ts';
import { faults } from '#test/support/mistral/faults.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { expectValue } from '#test/support/result.ts';

suite('Mistral through its SDK: what comes back', () => {
  let player: Player;
  const mistral = mistralOverSdk();
  const question = { model: 'mistral-small-latest', messages: [{ role: 'user' as const, content: 'How are you?' }] };

  setup(async () => {
    player = await startMistral();
  });

  teardown(async () => {
    await player.stop();
    player.expectNoViolations();
  });

  test('the models a key may use', async () => {
    const models = expectValue(await mistral.listModels(callTo(player)));
    const codestral = models.find(({ id }) => id === 'codestral-2508');
    assert.deepEqual(codestral, {
      id: 'codestral-2508',
      aliases: ['codestral-latest'],
      contextTokens: 128_000,
      can: { chat: true, fillInMiddle: true, moderate: false },
    });
  });

  test('whom a key speaks for', async () => {
    const key = player.keys.add({ name: 'main', workspace: { id: 'w', name: 'Production' } });
    assert.deepEqual(expectValue(await mistral.whoAmI(callTo(player, key))), {
      userId: key.userId,
      workspace: { id: 'w', name: 'Production' },
      organisation: key.organisation,
      key: { id: key.id, name: 'main' },
    });
  });

  test('an answer and what it cost', async () => {
    player.script('Very well.');
    assert.deepEqual(expectValue(await mistral.complete(callTo(player), question)), {
      text: 'Very well.',
      model: 'mistral-small-latest',
      finish: 'stop',
      usage: { prompt: 3, completion: 3 },
    });
  });

  test('every setting of a question reaches the server in its own words', async () => {
    const guardrail = {
      thresholds: { jailbreaking: 0.2 },
      otherCategories: 'ignored',
      onFailure: 'block',
    } as const;
    await mistral.complete(callTo(player), { ...question, temperature: 0.3, maxTokens: 50, guardrail });
    const sent = JSON.parse(String(player.received()[0]?.body));
    assert.equal(sent.temperature, 0.3);
    assert.equal(sent.max_tokens, 50);
    assert.equal(sent.guardrails[0].block_on_error, true);
    assert.deepEqual(sent.guardrails[0].moderation_llm_v2.custom_category_thresholds, { jailbreaking: 0.2 });
    assert.equal(sent.guardrails[0].moderation_llm_v2.ignore_other_categories, true);
  });

  test('a question over the threshold of its guardrail is blocked, with the category', async () => {
    player.next('/v1/chat/completions', faults.scores({ 'How are': { jailbreaking: 0.7, pii: 0.7 } }));
    const guardrail = { thresholds: { jailbreaking: 0.5 }, otherCategories: 'ignored', onFailure: 'block' } as const;
    assert.deepEqual(await mistral.complete(callTo(player), { ...question, guardrail }), {
      ok: false,
      error: { kind: 'guardrail', categories: ['jailbreaking'] },
    });
  });

  test('one moderation per text, in order, with a score for every category', async () => {
    player.next('/v1/moderations', faults.scores({ bomb: { dangerous: 0.97 } }));
    const [first, second] = expectValue(await mistral.moderate(callTo(player), ['a bomb', 'a song']));
    assert.equal(first?.scores.dangerous, 0.97);
    assert.ok((second?.scores.dangerous ?? 1) < 0.1);
    assert.deepEqual(Object.keys(first?.scores ?? {}), [...moderationCategories]);
  });

  test('a moderation with other categories than ours comes as it is', async () => {
    const results = [{ category_scores: { sexual: 0.1, something_new: 0.9 } }];
    player.next('/v1/moderations', faults.body(JSON.stringify({ id: 'm', model: 'm', results })));
    const [first] = expectValue(await mistral.moderate(callTo(player), ['text']));
    assert.deepEqual(first?.scores, { sexual: 0.1, something_new: 0.9 });
  });

  test('where the moderation model is not known the alias is asked, and from then on at once', async () => {
    const own = mistralOverSdk({ moderationModel: () => 'mistral-moderation-2099' });
    player.next('/v1/moderations', faults.status(400, { message: 'Invalid model: mistral-moderation-2099' }));
    expectValue(await own.moderate(callTo(player), ['one']));
    expectValue(await own.moderate(callTo(player), ['two']));
    assert.deepEqual(
      player.received().map(({ body }) => JSON.parse(String(body)).model),
      ['mistral-moderation-2099', 'mistral-moderation-latest', 'mistral-moderation-latest'],
    );
  });

  test('the safety prompt is asked for only when it is wanted', async () => {
    await mistral.complete(callTo(player), { ...question, safePrompt: true });
    await mistral.complete(callTo(player), question);
    assert.deepEqual(
      player.received().map(({ body }) => JSON.parse(String(body)).safe_prompt),
      [true, undefined],
    );
  });

  test('a moderation of a whole chat', async () => {
    player.next('/v1/chat/moderations', faults.scores({ 'How are you?': { law: 0.6 } }));
    const { scores } = expectValue(await mistral.moderateChat(callTo(player), question.messages));
    assert.equal(scores.law, 0.6);
  });

  test('a Codestral key answers on its own host only', async () => {
    const key = player.keys.add({ kind: 'codestral' });
    const there = await mistral.listModels({ ...callTo(player, key), host: player.codestralUrl });
    const here = await mistral.listModels(callTo(player, key));
    assert.equal(there.ok, true);
    assert.deepEqual(here, { ok: false, error: { kind: 'unauthorized' } });
  });

  test('a key can be made, found by its last four characters, used and deleted', async () => {
    const admin = callTo(player, player.keys.add({ kind: 'admin' }));
    const { workspace, userId } = player.keys.home;
    const wish = { name: 'rotated', workspaceId: workspace.id, userId, expires: '2099-01-31' };

    const made = expectValue(await mistral.createKey(admin, wish));
    assert.equal(made.expires, '2099-01-31');
    assert.equal((await mistral.listModels({ ...admin, key: made.key })).ok, true);

    const [found] = expectValue(await mistral.listKeys(admin, made.key.lastFour));
    assert.equal(found?.id, made.id);
    assert.equal(found?.hidden.slice(-4), made.key.lastFour);
    assert.equal(found?.name, 'rotated');

    expectValue(await mistral.deleteKey(admin, made.id));
    assert.deepEqual(await mistral.listModels({ ...admin, key: made.key }), {
      ok: false,
      error: { kind: 'unauthorized' },
    });
  });

  test('a list of keys longer than a page comes complete', async () => {
    const admin = callTo(player, player.keys.add({ kind: 'admin' }));
    for (let index = 0; index < 204; index++) player.keys.add();
    assert.equal(expectValue(await mistral.listKeys(admin)).length, 205);
  });

  test('the key is revealed to the server that was asked, and nowhere in the answer', async () => {
    const call = callTo(player);
    await mistral.listModels(call);
    assert.ok(player.everReceived(new Secret(call.key.revealFor('mistral request')).revealFor('mistral request')));
    assert.deepEqual(
      player.received().map(({ method, url }) => `${method} ${url.pathname}`),
      ['GET /v1/models'],
    );
  });
});
