import assert from 'node:assert/strict';
import { audit } from '#cli/audit.ts';
import { commands } from '#cli/commands.ts';
import { hook } from '#cli/hook.ts';
import { inspect } from '#cli/inspect.ts';
import { helpOf } from '#cli/lazily.ts';
import { redteam } from '#cli/redteam.ts';
import { scan } from '#cli/scan.ts';

suite('Commands whose code is read when they are asked for', () => {
  for (const command of [scan, audit, hook, inspect, redteam])
    test(`${command.name} is announced as it describes itself`, async () => {
      const row = commands.find(({ name }) => name === command.name) ?? assert.fail('no such row');
      assert.equal(row.summary, command.summary);
      assert.equal(await helpOf(row), await helpOf(command));
    });
});
