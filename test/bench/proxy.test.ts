import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expectWithin } from '#test/support/expectWithin.ts';
import { residentMB } from '#test/support/processes.ts';
import { ask, chat } from '#test/support/proxy/ask.ts';
import type { CliProxy } from '#test/support/proxy/cliProxy.ts';
import { startCliProxy } from '#test/support/proxy/cliProxy.ts';
import { startQuickServer } from '#test/support/proxy/quickServer.ts';

const completions = '/v1/chat/completions';
const code = 'export const total = (rows) => rows.reduce((sum, row) => sum + row.price * row.count, 0);\n';
const twoKilobytes = chat(`Explain this code:\n${code.repeat(22)}`);

suite('The proxy beside the server it stands before', function () {
  this.timeout(900_000);
  let upstream: Awaited<ReturnType<typeof startQuickServer>>;
  let proxy: CliProxy;
  let folder: string;

  suiteSetup(async () => {
    upstream = await startQuickServer();
    folder = mkdtempSync(join(tmpdir(), 'guard-proxy-bench-'));
    const policy = join(folder, 'policy.json');
    const roomy = { 'budget.dollarsPerDay': 1_000_000, 'budget.tokensPerDay': 1e12 };
    writeFileSync(policy, JSON.stringify({ 'moderation.enabled': false, ...roomy }));
    proxy = await startCliProxy(['--upstream', upstream.url, '--policy', policy], { key: 'k'.repeat(32), folder });
  });
  suiteTeardown(async () => {
    await proxy.end('SIGTERM');
    await upstream.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('adds little to a request, at 50 a second', async () => {
    const direct = { url: upstream.url, token: 'direct' };
    await atPace(100, 5, () => ask(proxy.said, completions, twoKilobytes));
    await atPace(100, 3, () => ask(direct, completions, twoKilobytes));
    const without = await atPace(50, 10, () => ask(direct, completions, twoKilobytes));
    const through = await atPace(50, 10, () => ask(proxy.said, completions, twoKilobytes));
    console.log(
      `    direct p50 ${at(without, 0.5)} ms, p99 ${at(without, 0.99)} ms; through the proxy p50 ${at(through, 0.5)} ms, p99 ${at(through, 0.99)} ms`,
    );
    expectWithin(3, at(through, 0.5) - at(without, 0.5), 'ms added at the median');
    expectWithin(15, at(through, 0.99) - at(without, 0.99), 'ms added at p99');
  });

  test('holds 200 streams at once', async () => {
    const direct = await holdStreams({ url: upstream.url, token: 'direct' });
    const through = await holdStreams(proxy.said);
    console.log(`    200 streams directly in ${direct.toFixed(2)} s, through the proxy in ${through.toFixed(2)} s`);
    expectWithin(1, through - direct, 's added to 200 streams that last one second each');
  });

  test('serves 500 a second, or says when to come back', async () => {
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    await atPace(500, 3, async () => answers.push(await ask(proxy.said, '/v1/models')));
    const counts = new Map<number, number>();
    for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
    console.log(`    ${[...counts].map(([status, count]) => `${status}: ${count}`).join(', ')}`);
    for (const { status, headers } of answers)
      assert.ok(status === 200 || headers.get('retry-after') !== null, `${status}`);
  });

  test('takes no more memory with time', async () => {
    await rush(10_000);
    const before = residentOf(proxy);
    await rush(90_000);
    const after = residentOf(proxy);
    console.log(`    ${before} MB after 10,000 requests, ${after} MB after 100,000`);
    expectWithin(25, Math.max(0, after - before), 'MB more after ten times as many');
  });

  async function holdStreams(server: Parameters<typeof ask>[0]): Promise<number> {
    const began = performance.now();
    const one = () => ask(server, completions, chat('Hello', { stream: true }));
    const all = await Promise.all(Array.from({ length: 200 }, one));
    assert.equal(all.filter(({ text }) => text.endsWith('data: [DONE]\n\n')).length, 200);
    return (performance.now() - began) / 1000;
  }

  /** As fast as it takes them; what is turned away has gone the same way. */
  async function rush(count: number): Promise<void> {
    for (let sent = 0; sent < count; sent += 20)
      await Promise.all(Array.from({ length: 20 }, () => ask(proxy.said, completions, chat('Write to jane@acme.io'))));
  }
});

const residentOf = ({ child }: CliProxy): number => residentMB(child.pid ?? 0);

/** Starts so many a second, whether or not the earlier ones are done; how long each took, sorted. */
async function atPace(perSecond: number, seconds: number, run: () => Promise<unknown>): Promise<readonly number[]> {
  const began = performance.now();
  const all = Array.from({ length: perSecond * seconds }, async (_, index) => {
    await setTimeout(Math.max(0, began + (index * 1000) / perSecond - performance.now()));
    const started = performance.now();
    await run();
    return performance.now() - started;
  });
  return (await Promise.all(all)).sort((a, b) => a - b);
}

const at = (sorted: readonly number[], part: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2));
