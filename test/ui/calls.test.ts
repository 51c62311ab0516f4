import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkspace } from '#test/demo/makeWorkspace.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('Insecure calls', () => {
  let place: TemporaryFolder;
  let folder: string;
  let code: Workbench;

  suiteSetup(async () => {
    place = await temporaryFolder();
    folder = join(place.path, 'ticket-desk');
    await makeWorkspace(folder);
    code = await openWorkbench({ workspace: folder, pixelRatio: 2 });
  });

  suiteTeardown(async () => {
    await code.close();
    await place[Symbol.asyncDispose]();
  });

  const onDisk = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');

  /** Puts the cursor into the first place of these words. */
  async function openAt(file: string, words: string): Promise<void> {
    await code.editor.openFile(file);
    await code.editor.surface.locator('.squiggly-error, .squiggly-warning, .squiggly-hint').first().waitFor();
    const lines = (await onDisk(file)).split('\n');
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
      helper: 'web/src/mistralModeration.ts',
      expected: [
        /maxTokens: 1024/,
        /timeoutMs: 60_000/,
        /retries: \{ strategy: 'backoff' \}/,
        /await moderated\(client,/,
      ],
    },
    {
      name: 'Python',
      file: 'app/service.py',
      helper: 'app/mistral_moderation.py',
      expected: [
        /max_tokens=1024/,
        /timeout_ms=60_000/,
        /RetryConfig\("backoff"/,
        /moderated\(client, messages, lambda messages: /,
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
      const text = await onDisk(file);
      for (const words of expected) assert.match(text, words);
      await code.editor.surface.locator('.squiggly-hint').waitFor({ state: 'detached' });
      await code.screenshot(`calls-harden-${name}-after`);
      assert.match(await onDisk(helper), /moderated/);
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
      () => onDisk('web/src/api.ts'),
      (now) => now.includes('https://llm-gateway.example'),
    );
    assert.doesNotMatch(text, /debugLogger/);
    assert.match(await onDisk('app/agent.py'), /if call\.function\.name not in HANDLERS:/);
    await code.notifications.press(/fixed/, 'Show Changes');
    await code.webview().getByRole('heading', { name: 'Changes' }).waitFor();
    await code.screenshot('calls-changes');
  });
});
