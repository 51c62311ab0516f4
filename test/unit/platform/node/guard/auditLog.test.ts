import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import { openAuditLog } from '#platform/node/guard/auditLog.ts';

const recordAt = (at: number, more: Partial<AuditRecord> = {}): AuditRecord => ({
  at: new Date(at).toISOString(),
  model: 'mistral-small-latest',
  keyId: 'k1',
  profile: 'default',
  outcome: 'answered',
  codes: [],
  characters: 10,
  messages: 2,
  tokens: { prompt: 10, completion: 5 },
  redacted: { email: 1 },
  milliseconds: 20,
  dollars: 0.001,
  ...more,
});

suite('The audit log', () => {
  let folder: string;
  let failures: string[];
  const now = Date.now();
  const open = (more: { maxBytes?: number; keep?: number } = {}) =>
    openAuditLog({ folder, now: Date.now, failed: (why) => failures.push(why), ...more });

  setup(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'audit-')), 'made when needed');
    failures = [];
  });

  teardown(() => rmSync(join(folder, '..'), { recursive: true }));

  test('gives back what was written, oldest first, and what is newer than asked', async () => {
    const log = open();
    const [late, early] = [recordAt(now), recordAt(now - 60_000)];
    log.record(late);
    log.record(early);
    assert.deepEqual(await log.read(), [early, late]);
    assert.deepEqual(await log.read({ since: now - 1_000 }), [late]);
  });

  test('tells whoever follows it each record once, from whichever window, also when a file is full and another begins', async () => {
    const [log, other] = [open({ maxBytes: 1_000, keep: 3 }), open({ maxBytes: 1_000, keep: 3 })];
    log.record(recordAt(now - 60_000));
    const news = log.follow(now - 1_000);
    assert.deepEqual(await news(), []);
    const told: AuditRecord[] = [];
    const written = Array.from({ length: 40 }, (_, i) => recordAt(now + i));
    for (const [i, record] of written.entries()) {
      (i % 2 === 0 ? log : other).record(record);
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (i % 3 === 0) told.push(...(await news()));
    }
    told.push(...(await news()));
    assert.deepEqual(
      told.map(({ at }) => at),
      written.map(({ at }) => at),
    );
    assert.deepEqual(await news(), []);
  });

  test('a line that is still being written is told once it is whole', async () => {
    const log = open();
    log.record(recordAt(now));
    const news = log.follow(now - 1_000);
    const line = `${JSON.stringify(recordAt(now + 1))}\n`;
    appendFileSync(log.path, line.slice(0, 40));
    assert.equal((await news()).length, 1);
    appendFileSync(log.path, line.slice(40));
    assert.equal((await news()).length, 1);
  });

  test('is nothing before the first record, and reading makes no file', async () => {
    assert.deepEqual(await open().read(), []);
    assert.throws(() => statSync(folder));
  });

  test('is readable by nobody else', () => {
    const log = open();
    log.record(recordAt(now));
    if (process.platform !== 'win32') assert.equal(statSync(log.path).mode & 0o777, 0o600);
  });

  test('takes no free text, and says so', async () => {
    const log = open();
    log.record(recordAt(now, { model: 'what the person asked' }));
    log.record({ ...recordAt(now), prompt: 'secret' } as AuditRecord);
    assert.deepEqual(await log.read(), []);
    assert.deepEqual(failures, ['refused', 'refused']);
  });

  test('passes over lines that were cut, doctored or are not ours', async () => {
    const log = open();
    log.record(recordAt(now));
    appendFileSync(log.path, '{"at":"2026\n\n[]\nnull\n{"at":"yesterday","note":"free text"}\n');
    log.record(recordAt(now + 1));
    assert.equal((await log.read()).length, 2);
  });

  test('that cannot be written is a failure told, never one thrown', () => {
    writeFileSync(folder, 'a file where the folder should be');
    open().record(recordAt(now));
    assert.deepEqual(failures, ['unwritable']);
    rmSync(folder);
  });

  test('starts a new file when one is full, and keeps so many', async () => {
    const log = open({ maxBytes: 1_000, keep: 3 });
    for (let i = 0; i < 40; i++) {
      log.record(recordAt(now + i));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const files = readdirSync(folder);
    assert.equal(files.length, 4);
    for (const file of files) assert.ok(statSync(join(folder, file)).size <= 1_000);
    const kept = await log.read();
    assert.deepEqual(
      kept,
      Array.from({ length: kept.length }, (_, i) => recordAt(now + 40 - kept.length + i)),
    );
  });

  test('loses nothing when three processes write and turn the file over at once', async function () {
    this.timeout(30_000);
    const writer = `
      import { openAuditLog } from '#platform/node/guard/auditLog.ts';
      const [folder, key] = process.argv.slice(-2);
      const log = openAuditLog({ folder, now: Date.now, failed: (why) => process.exit(9), maxBytes: 20_000, keep: 100 });
      for (let i = 0; i < 300; i++) log.record({ ...${JSON.stringify(recordAt(now))}, keyId: key, messages: i });
    `;
    const codes = await Promise.all(
      ['a', 'b', 'c'].map(
        (key) =>
          new Promise((resolve) =>
            spawn(process.execPath, ['--input-type=module', '-e', writer, folder, key], { stdio: 'inherit' }).once(
              'exit',
              resolve,
            ),
          ),
      ),
    );
    assert.deepEqual(codes, [0, 0, 0]);
    const records = await open().read();
    for (const key of ['a', 'b', 'c'])
      assert.deepEqual(
        records
          .filter(({ keyId }) => keyId === key)
          .map(({ messages }) => messages)
          .sort((a, b) => a - b),
        Array.from({ length: 300 }, (_, i) => i),
      );
    assert.ok(readFileSync(join(folder, 'audit.jsonl'), 'utf8').endsWith('\n'));
  });
});
