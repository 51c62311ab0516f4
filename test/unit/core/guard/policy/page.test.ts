import assert from 'node:assert/strict';
import { decidePolicy } from '#core/guard/policy/decide.ts';
import { policyMarkdown } from '#core/guard/policy/page.ts';
import { policyFields } from '#core/guard/policy/policy.ts';
import { parsePolicyFile } from '#core/guard/policy/policyFile.ts';

const pageOf = (file: string, custom: unknown = {}) =>
  policyMarkdown(decidePolicy({ name: 'custom', custom, files: [parsePolicyFile(file)] }));

suite('The page of a policy', () => {
  test('has a row for every value, with who decided it', () => {
    const page = pageOf('{"output.maxTokens": 100}', { 'redact.ip': 'warn' });
    for (const key of Object.keys(policyFields)) assert.ok(page.includes(`| \`${key}\` |`), key);
    assert.ok(page.includes('| `output.maxTokens` | **100** | this workspace | 4096 | 2048 |'));
    assert.ok(page.includes('| `redact.ip` | **warn** | your settings | redact | redact |'));
    assert.ok(page.includes('| `redact.email` | **redact** | preset | redact | redact |'));
  });

  test('says what a workspace asked for and did not get', () => {
    assert.ok(pageOf('{"budget.dollarsPerDay": 900}').includes('did not get them: `budget.dollarsPerDay`.'));
  });

  test('says what is wrong, and keeps what a file says from becoming more than text', () => {
    const page = pageOf('{"[x](command:evil)": 1}', { 'redact.ip': 'never' });
    assert.ok(page.includes('Your setting `mistralGuard.guard.custom` has a mistake: redact\\.ip must be one of'));
    assert.ok(page.includes('The policy file `.mistral-guard/policy.json` is not a policy'));
    assert.ok(!page.includes('](command'));
  });
});
