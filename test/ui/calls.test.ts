import assert from 'node:assert/strict';
import { ticketDesk } from '#test/support/workbench/furnish.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Insecure calls', () => {
  let room: Room;
  let code: Workbench;

  suiteSetup(async () => {
    room = await openRoom({ name: 'ticket-desk', furnish: ticketDesk, pixelRatio: 2 });
    ({ code } = room);
  });

  suiteTeardown(() => room.leave());

  /** Puts the cursor into the first place of these words. */
  async function openAt(file: string, words: string): Promise<void> {
    await code.editor.openFile(file);
    await code.editor.surface.locator('.squiggly-error, .squiggly-warning, .squiggly-hint').first().waitFor();
    const lines = (await room.read(file)).split('\n');
    const line = lines.findIndex((each) => each.includes(words));
    await code.editor.goTo(line + 1, (lines[line]?.indexOf(words) ?? 0) + 2);
  }

  test('the hover says what can happen, and leads to the page of the rule', async () => {
    await openAt('web/src/api.ts', 'http://');
    await code.editor.hover();
    const hover = code.page.locator('.monaco-hover:visible').first();
    // Parts of a hover come one after another.
    await hover.getByText('The key is sent over http').waitFor();
    await hover.getByText('Show documentation for').waitFor();
    await code.screenshot('calls-hover');
    await code.page.locator('.monaco-hover a.code-link').first().click();
    await code.webview().getByRole('heading', { name: 'Instead of' }).waitFor();
    await code.screenshot('calls-documentation');
    await code.palette.runCommand('View: Close Editor');
  });

  test('the light bulb offers the rule’s own fix first', async () => {
    await openAt('web/src/api.ts', 'http://');
    const titles = await code.editor.quickFixes();
    assert.equal(titles[0], 'Use https');
    await code.screenshot('calls-light-bulb');
    await code.page.keyboard.press('Escape');
  });

  for (const { name, file, helper, expected } of [
    {
      name: 'TypeScript',
      file: 'web/src/api.ts',
      helper: 'web/src/mistralSafety.ts',
      expected: [
        /maxTokens: 1024/,
        /timeoutMs: 60_000/,
        /retries: \{ strategy: 'backoff' \}/,
        /await moderated\(\s+client,/,
      ],
    },
    {
      name: 'Python',
      file: 'app/service.py',
      helper: 'app/mistral_safety.py',
      expected: [
        /max_tokens=1024/,
        /timeout_ms=60_000/,
        /RetryConfig\("backoff"/,
        /moderated\(\s+client,\s+messages,\s+lambda messages: /,
      ],
    },
  ])
    test(`${name}: “Harden this call” adds everything it lacks, in the file’s own style`, async () => {
      await openAt(file, 'client.chat.complete');
      await code.screenshot(`calls-harden-${name}-before`);
      const titles = await code.editor.quickFixes();
      assert.equal(titles[0], 'Harden this call');
      assert.ok(titles.includes('Limit the answer to 1024 tokens'), titles.join('; '));
      await code.screenshot(`calls-harden-${name}-offers`);
      await code.page.keyboard.press('Escape');
      await code.editor.applyQuickFix('Harden this call');
      await code.page.locator('.tab.active.dirty').waitFor();
      await code.editor.save();
      const text = await room.read(file);
      for (const words of expected) assert.match(text, words);
      await code.editor.surface.locator('.squiggly-hint').waitFor({ state: 'detached' });
      await code.screenshot(`calls-harden-${name}-after`);
      assert.match(await room.read(helper), /moderated/);
    });

  test('everything safe is fixed at once: the preview shows it, and the page says what became of it', async () => {
    await code.palette.runCommand('Mistral Guard: Fix All Safe Problems…');
    const preview = code.page.locator('.refactor-preview, .bulk-edit-panel').first();
    await preview.getByText('api.ts').first().waitFor();
    await code.screenshot('calls-preview');
    await preview.getByRole('button', { name: 'Apply' }).click();
    const said = await code.notifications.message(/fixed/);
    assert.match(said, /^\d+ problems? fixed.* looked at again\.$/);
    const text = await until(
      () => room.read('web/src/api.ts'),
      (now) => now.includes('https://llm-gateway.example'),
    );
    assert.doesNotMatch(text, /debugLogger/);
    assert.match(await room.read('app/agent.py'), /if call\.function\.name not in HANDLERS:/);
    await code.notifications.press(/fixed/, 'Show Changes');
    await code.webview().getByRole('heading', { name: 'Changes' }).waitFor();
    await code.screenshot('calls-changes');
  });
});
