import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { faults } from '#test/support/mistral/faults.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { ask, chat, saidIn } from '#test/support/proxy/ask.ts';
import type { CliProxy } from '#test/support/proxy/cliProxy.ts';
import { spawnProxy, startCliProxy } from '#test/support/proxy/cliProxy.ts';

const completions = '/v1/chat/completions';

suite('mistral-guard proxy', function () {
  this.timeout(60_000);
  let player: Player;
  let folder: string;
  let key: string;
  const running: CliProxy[] = [];

  setup(async () => {
    player = await startMistral();
    key = player.keys.add().raw;
    folder = mkdtempSync(join(tmpdir(), 'guard-proxy-cli-'));
  });
  teardown(async () => {
    for (const proxy of running.splice(0)) proxy.child.kill('SIGKILL');
    await player.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (...args: string[]): Promise<CliProxy> => {
    const proxy = await startCliProxy(['--upstream', player.url, ...args], { key, folder });
    running.push(proxy);
    return proxy;
  };
  const refusal = async (args: readonly string[], withKey = true) => {
    const child = spawnProxy(args, withKey ? { key, folder } : { folder });
    const words = text(child.stderr ?? process.stdin);
    const [code] = await once(child, 'exit');
    return { code, words: await words };
  };

  test('prints one line of JSON with its address and a token, and ends well when asked to', async () => {
    const { said, end } = await start();
    assert.match(said.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(said.token, /^mg_[\w-]{43}$/);
    assert.equal((await ask(said, completions, chat('Hello'))).status, 200);
    assert.equal(await end('SIGTERM'), 0);
    player.expectNoViolations();
  });

  test('lets a stream under way end before it stops', async () => {
    const { said, end } = await start('--policy', policyFile({ 'moderation.enabled': false }));
    const long = 'All is well so far. '.repeat(60);
    player.next(completions, faults.reply(long), faults.slowStream(5));
    const under = ask(said, completions, chat('Hello', { stream: true }));
    while (player.received().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const ended = end('SIGTERM');
    assert.equal(saidIn((await under).text), long);
    assert.equal(await ended, 0);
  });

  test('writes the token into a file for its owner alone, whatever lay there before', async () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'untouched');
    symlinkSync(elsewhere, join(folder, 'token'));
    const { said } = await start('--token-file', join(folder, 'token'));
    assert.equal(said.token, undefined);
    const token = readFileSync(join(folder, 'token'), 'utf8').trim();
    assert.equal(statSync(join(folder, 'token')).mode & 0o777, 0o600);
    assert.equal(readFileSync(elsewhere, 'utf8'), 'untouched');
    assert.equal((await ask({ ...said, token }, '/v1/models')).status, 200);
  });

  test('killed and started again, it knows what was spent, and its log is whole', async () => {
    const args = [
      '--policy',
      policyFile({ 'moderation.enabled': false, 'budget.tokensPerDay': 300, 'output.maxTokens': 150 }),
    ];
    const first = await start(...args);
    player.next(completions, faults.reply('word '.repeat(200)));
    assert.equal((await ask(first.said, completions, chat('Hello'))).status, 200);
    await first.end('SIGKILL');
    const again = await start(...args);
    const refused = await ask(again.said, completions, chat('Hello'));
    assert.equal(refused.status, 402, refused.text);
    assert.equal(
      (await ask({ ...again.said, token: first.said.token }, '/v1/models')).status,
      401,
      'its token died with it',
    );
    const log = readFileSync(join(folder, 'log', 'audit.jsonl'), 'utf8');
    for (const line of log.trim().split('\n')) assert.equal(JSON.parse(line).via, 'proxy');
    assert.ok(!log.includes(key) && !log.includes('mg_') && !log.includes('Hello'));
  });

  test('a folder’s policy tightens, and is told where it would loosen', async () => {
    mkdirSync(join(folder, '.mistral-guard'));
    const wishes = { 'output.maxTokens': 50, 'budget.dollarsPerDay': 10_000 };
    writeFileSync(join(folder, '.mistral-guard', 'policy.json'), JSON.stringify(wishes));
    const { said, child, end } = await start('--policy', policyFile({ 'moderation.enabled': false }));
    const warned = text(child.stderr ?? process.stdin);
    await ask(said, completions, chat('Hello'));
    assert.equal(JSON.parse(player.received().at(-1)?.body.toString() ?? '').max_tokens, 50);
    await end('SIGTERM');
    assert.match(await warned, /may not loosen budget\.dollarsPerDay/);
  });

  test('reads metrics with a token of their own', async () => {
    const { said } = await start();
    await ask(said, '/v1/models');
    const metrics = await ask({ ...said, token: said.metricsToken }, '/metrics');
    assert.match(
      metrics.text,
      /mistral_guard_requests_total\{path="\/v1\/models",model="none",status="200",outcome="answered"\} 1/,
    );
    assert.equal((await ask(said, '/metrics')).status, 401);
    assert.equal((await fetch(`${said.url}/healthz`)).status, 200);
  });

  const refusals = [
    {
      args: ['--upstream', 'https://attacker.example'],
      words: /No key is sent to "https:\/\/attacker.example": unknown host/,
    },
    { args: ['--upstream', 'http://api.mistral.ai'], words: /not encrypted/ },
    { args: ['--port', '70000'], words: /--port must be a number/ },
    { args: ['--key', 'a', '--key-env', 'B'], words: /not both/ },
    { args: ['--policy', 'missing.json'], words: /cannot be read/ },
    { args: ['--also-path', '/v1/../x'], words: /not a path/ },
    { args: ['--budget', 'much'], words: /--budget must be a number/ },
  ] as const;
  for (const { args, words } of refusals)
    test(`refuses ${args.join(' ')}`, async () => {
      const refused = await refusal(args);
      assert.equal(refused.code, 2);
      assert.match(refused.words, words);
    });

  test('says where a key could come from when there is none', async () => {
    assert.match((await refusal([], false)).words, /no key in MISTRAL_API_KEY.*--key LABEL/);
  });

  test('says that a port is taken, and what to do', async () => {
    const { said } = await start();
    const taken = await refusal(['--upstream', player.url, '--port', new URL(said.url).port]);
    assert.equal(taken.code, 2);
    assert.match(taken.words, /is taken by another program\. Choose another with --port/);
  });

  function policyFile(values: object): string {
    const path = join(folder, 'own-policy.json');
    writeFileSync(path, JSON.stringify(values));
    return path;
  }
});
