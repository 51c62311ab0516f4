import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { presets } from '#core/guard/policy/policy.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { Services } from '#platform/vscode/services.ts';
import { eventually } from '#test/support/host/eventually.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';
import { closeAll, workspaceFolder, write } from '#test/support/host/workspaceFiles.ts';

suite('the policy of a window', () => {
  let services: Services;
  const policyFile = () => vscode.Uri.joinPath(workspaceFolder().uri, '.mistral-guard', 'policy.json');
  const page = async (name: string) =>
    (
      await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'mistral-guard-report', path: `/${name}.md` }))
    ).getText();
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

  suiteSetup(async () => {
    const handle = await ourExtension().activate();
    assert.ok(handle);
    services = handle.services;
  });

  teardown(async () => {
    await vscode.workspace.fs.delete(policyFile()).then(undefined, () => undefined);
    await closeAll();
  });

  test('is the standard one until somebody says otherwise', () => {
    assert.deepEqual(services.guard.policy().policy, presets.standard);
  });

  test('is tightened by a file in the folder, never loosened, and whoever listens is told', async () => {
    let told = 0;
    services.guard.policy();
    const listening = services.guard.onDidChange(() => told++);
    await write('.mistral-guard/policy.json', '{"budget.dollarsPerDay": 1, "output.maxTokens": 99999}');
    const { policy, refused } = services.guard.policy();
    assert.equal(policy['budget.dollarsPerDay'], 1);
    assert.equal(policy['output.maxTokens'], presets.standard['output.maxTokens']);
    assert.deepEqual(refused, ['output.maxTokens']);
    await eventually(
      () => told,
      (times) => times > 0,
    );
    listening.dispose();
  });

  test('is strict while the file in the folder is broken, and the page says so', async () => {
    await write('.mistral-guard/policy.json', '{"budget.dollarsPerDay": "1"');
    assert.deepEqual(services.guard.policy().policy, presets.strict);
    await vscode.commands.executeCommand(commandId('showPolicy'));
    assert.match(await page('Guard Policy'), /is not JSON/);
    await eventually(tabs, (labels) => labels.some((label) => label.includes('Guard Policy')));
  });

  test('cannot be loosened by the workspace’s settings', () => {
    for (const name of ['policy', 'custom', 'terms', 'moderationModel']) {
      const id = `mistralGuard.guard.${name}`;
      assert.ok(ourExtension().packageJSON.capabilities.untrustedWorkspaces.restrictedConfigurations.includes(id));
    }
  });

  test('is attacked on command, and the page says what held', async () => {
    await vscode.commands.executeCommand(commandId('redTeamPolicy'));
    const report = await page('Red Team');
    assert.match(report, /\*\*\d+ of \d+ held by the standard policy\.\*\*/);
    for (const each of ['injection', 'encodings', 'personal data', 'reply', 'harmless'])
      assert.ok(report.includes(`| ${each} |`), each);
  });

  test('keeps a log that outlives the window, and shows it', async () => {
    const at = new Date().toISOString();
    services.guard.record({
      at,
      model: 'mistral-small-latest',
      keyId: 'k1',
      profile: 'default',
      outcome: 'answered',
      codes: [],
      characters: 1,
      messages: 2,
      tokens: { prompt: 1, completion: 1 },
      redacted: {},
      milliseconds: 1,
      dollars: 0.25,
    });
    assert.equal((await services.guard.log.read()).at(-1)?.at, at);
    const { book } = await services.guard.traffic('https://api.mistral.ai', services.vault.profile());
    assert.ok((book.byScope.day?.dollars ?? 0) >= 0.25);
    await vscode.commands.executeCommand(commandId('openAuditLog'));
    assert.ok(vscode.window.activeTextEditor?.document.getText().includes(at));
  });

  test('hides who the person is and what they listed, and knows which window it is', async () => {
    assert.match(services.guard.workspace ?? '', /^[0-9a-f]{16}$/);
    assert.ok((await services.guard.recognisers()).length > 10);
  });
});
