import assert from 'node:assert/strict';
import { patienceMs } from '#core/vault/health.ts';
import { healthRound, roundEveryMs } from '#core/vault/healthRound.ts';
import { secretName } from '#core/vault/keyStore.ts';
import type { Reminder } from '#core/vault/reminder.ts';
import { Secret } from '#core/vault/secret.ts';
import { day } from '#core/vault/state.ts';
import type { Vault } from '#core/vault/vault.ts';
import { expectValue } from '#test/support/result.ts';
import { addKey, handsOf } from '#test/support/vault/rotationWorld.ts';
import type { World } from '#test/support/vault/world.ts';
import { newWorld, run } from '#test/support/vault/world.ts';

const minute = 60_000;

suite('Looking after the keys', () => {
  let world: World;
  let vault: Vault;
  let reminders: Reminder[];
  let done: [label: string, oldEndsIn: string | undefined][];

  setup(async () => {
    world = newWorld();
    vault = run(world);
    reminders = [];
    done = [];
    await addKey(vault, world.mistral.issue('studio').raw, 'main');
    world.mistral.asked.length = 0;
  });

  const round = (by = vault, checkEveryHours = 24) =>
    healthRound({
      vault: by,
      clock: world.clock,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      checkEveryHours,
      expiryWarningDays: 14,
      hands: { ...handsOf(world), signal: new AbortController().signal },
      rotated: ({ label }, oldEndsIn) => done.push([label, oldEndsIn]),
      remind: (reminder) => reminders.push(reminder),
    });

  test('asks about a key that was kept unverified, and goes on to the next where one cannot be read', async () => {
    const unverified = { label: 'unverified', addedFrom: 'typed', check: false };
    const { raw } = world.mistral.issue('studio');
    const { id } = expectValue(await vault.add({ ...unverified, key: new Secret(raw) }));
    world.secrets.values.delete(secretName(vault.list()[0]?.record.id ?? ''));
    world.clock.pass(day + minute);
    await round();
    const states = vault.list().map(({ record, state }) => [record.id === id, state.is]);
    assert.deepEqual(states, [
      [false, 'lost'],
      [true, 'ok'],
    ]);
  });

  test('drives rotations when they are due, and says so once when one is done', async () => {
    const [main] = vault.list();
    assert.ok(main);
    const { id } = expectValue(await vault.rotations.startGuided(main.record.id));
    expectValue(await vault.rotations.paste(id, new Secret(world.mistral.issue('studio').raw)));
    for (let minutes = 0; minutes < 30; minutes++) {
      await round();
      world.clock.pass(minute);
    }
    assert.deepEqual([vault.rotations.open().length, done], [1, []]);
    const [old] = world.mistral.keys;
    assert.ok(old);
    old.deleted = true;
    for (let minutes = 0; minutes < 120; minutes++) {
      await round();
      world.clock.pass(minute);
    }
    assert.deepEqual([vault.rotations.open().length, done], [0, [[main.record.label, main.record.lastFour]]]);
  });

  test('turns the pools whose time has come', async () => {
    const second = await addKey(vault, world.mistral.issue('studio').raw, 'second');
    const serving = () => vault.list().find(({ isDefault }) => isDefault)?.record.id;
    world.clock.pass(2 * 60 * minute);
    await round();
    assert.notEqual(serving(), second);
    await vault.saveProfile({ ...vault.profile(), pool: { everyMinutes: 60 } });
    world.clock.pass(3 * minute);
    await round();
    assert.equal(serving(), second);
  });

  const questions = () => world.mistral.asked.length;

  test('asks nobody about a key that was checked today, and asks once when a day is over', async () => {
    await round();
    assert.equal(questions(), 0);
    world.clock.pass(day + minute);
    await round();
    await round();
    assert.equal(questions(), 1);
  });

  test('gives each question five seconds', async () => {
    world.clock.pass(day + minute);
    world.mistral.patience.length = 0;
    await round();
    assert.deepEqual(world.mistral.patience, [patienceMs]);
    assert.equal(patienceMs, 5_000);
  });

  test('is done by one window; another takes over when that one is gone', async () => {
    const other = run(world);
    world.clock.pass(day + minute);
    await round(vault);
    world.clock.pass(minute);
    assert.equal(await other.claim('health', minute), false);
    await round(other);
    assert.equal(questions(), 1);
    world.clock.pass(day);
    await round(other);
    assert.equal(questions(), 2);
  });

  test('makes no storm while Mistral is out of reach: the next try is a day later, and the key stays good', async () => {
    for (let minutes = 0; minutes < 60; minutes++)
      world.mistral.faults.push({ error: { kind: 'offline' }, after: false });
    world.clock.pass(day + minute);
    for (let minutes = 0; minutes < 60; minutes++) {
      await round();
      world.clock.pass(minute);
    }
    assert.equal(questions(), 1);
    assert.equal(vault.list()[0]?.state.is, 'offline');
    assert.ok(vault.keyFor({ use: 'chat' }).ok);
  });

  test('asks nothing by itself when the interval is 0, and nothing at all while the keys are locked', async () => {
    world.clock.pass(10 * day);
    await round(vault, 0);
    vault.close();
    await round();
    assert.equal(questions(), 0);
  });

  test('reminds once a day of a key that expires soon', async () => {
    const [first] = vault.list();
    await vault.setDates(first?.record.id ?? '', {
      expiresAt: world.clock.now() + 5 * day,
      rotateAfterDays: undefined,
    });
    for (let hours = 0; hours < 25; hours++) {
      await round();
      world.clock.pass(60 * minute);
    }
    assert.deepEqual(
      reminders.map(({ is }) => is),
      ['expiry', 'expiry'],
    );
  });

  test('begins about once a minute, and not in step with windows that opened together', () => {
    assert.equal(roundEveryMs(0), minute);
    assert.ok(roundEveryMs(0.99) > minute && roundEveryMs(0.99) <= minute + 10_000);
  });
});

suite('With an Admin key', () => {
  let world: World;
  let vault: Vault;
  let main: string;

  setup(async () => {
    world = newWorld();
    vault = run(world);
    const played = world.mistral.issue('studio');
    Object.assign(played, { expires: '2031-02-03', lastUsed: '2031-01-02' });
    main = await addKey(vault, played.raw, 'main');
  });

  const record = () => vault.list().find((view) => view.record.id === main)?.record;

  test('a check finds out when a key expires and when it was last used', async () => {
    await vault.check(main);
    assert.equal(record()?.expiresAt, undefined);
    await addKey(vault, world.mistral.issue('admin').raw, 'admin');
    Object.assign(world.mistral.keys[0] ?? {}, { expires: '2031-03-04' });
    await vault.check(main);
    assert.equal(record()?.expiresAt, Date.parse('2031-03-04'));
    assert.equal(record()?.lastUsedAt, Date.parse('2031-01-02'));
  });

  test('adding it tells of the keys that are here, and a key that is added after it brings its expiry along', async () => {
    await addKey(vault, world.mistral.issue('admin').raw, 'admin');
    assert.equal(record()?.expiresAt, Date.parse('2031-02-03'));
    const second = world.mistral.issue('studio');
    second.expires = '2032-01-01';
    const id = await addKey(vault, second.raw, 'second');
    assert.equal(vault.list().find((view) => view.record.id === id)?.record.expiresAt, Date.parse('2032-01-01'));
  });

  test('checking the Admin key tells of all others, and of none that only looks alike', async () => {
    const admin = await addKey(vault, world.mistral.issue('admin').raw, 'admin');
    const stranger = world.mistral.issue('studio', 'somebody else’s');
    Object.assign(stranger, { raw: `${'x'.repeat(28)}${record()?.lastFour}`, expires: '2030-01-01' });
    await vault.check(admin);
    assert.equal(record()?.expiresAt, Date.parse('2031-02-03'));
  });

  test('its refusal changes nothing, and what the person wrote stays where the list is silent', async () => {
    const admin = world.mistral.issue('admin');
    await addKey(vault, admin.raw, 'admin');
    delete world.mistral.keys[0]?.expires;
    await vault.setDates(main, { expiresAt: 5, rotateAfterDays: undefined });
    await vault.check(main);
    assert.equal(record()?.expiresAt, 5);
    admin.deleted = true;
    assert.ok((await vault.check(main, new AbortController().signal)).ok);
    assert.equal(record()?.lastCheck?.outcome, 'ok');
  });

  test('that is lost here, a check does without it', async () => {
    const admin = await addKey(vault, world.mistral.issue('admin').raw, 'admin');
    world.secrets.values.delete(secretName(admin));
    Object.assign(world.mistral.keys[0] ?? {}, { expires: '2033-01-01' });
    assert.ok((await vault.check(main)).ok);
    assert.equal(record()?.expiresAt, Date.parse('2031-02-03'));
  });
});
