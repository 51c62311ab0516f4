import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectWithin } from '#test/support/expectWithin.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';

const starts = 5;

suite('Activation of the installed extension', () => {
  test('takes less than 20 ms', async () => {
    await using user = await temporaryFolder();
    const code = await openWorkbench({ userDataFolder: user.path });
    try {
      await code.activityBar.open('Mistral Guard');
      for (let start = 1; start < starts; start++) {
        await code.view('Keys').welcome();
        await code.reload();
      }
      await code.view('Keys').welcome();
    } finally {
      await code.close();
    }
    const times = (await activationTimes(user.path)).sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)];
    console.log(`    activate(): median ${median} ms of ${times.length} starts (${times.join(', ')})`);
    assert.ok(times.length >= 3, 'the log tells of too few starts');
    expectWithin(20, median ?? Number.POSITIVE_INFINITY, 'ms');
  });
});

/** The extension writes into its own log how long each start took. */
async function activationTimes(userData: string): Promise<number[]> {
  const files = await readdir(userData, { recursive: true });
  const logs = files.filter((file) => /mistral-guard\.mistral-guard[\\/].*\.log$/.test(file));
  const texts = await Promise.all(logs.map((file) => readFile(join(userData, file), 'utf8')));
  return texts.flatMap((text) => [...text.matchAll(/activated milliseconds=(\d+)/g)].map(([, time]) => Number(time)));
}
