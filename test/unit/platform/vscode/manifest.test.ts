import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { commandId, commandRows } from '#platform/vscode/manifest/commands.ts';
import { contextKeys } from '#platform/vscode/manifest/contextKeys.ts';
import { generatedManifest } from '#platform/vscode/manifest/contributes.ts';
import { withTables } from '#platform/vscode/manifest/readmeTables.ts';
import { settingId, settingRows } from '#platform/vscode/manifest/settings.ts';
import { container, viewId, viewRows } from '#platform/vscode/manifest/views.ts';
import { stepRows } from '#platform/vscode/manifest/walkthrough.ts';
import { keysOf } from '#test/support/whenClause.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { manifest: tables, english } = generatedManifest();
const generated = JSON.parse(JSON.stringify(tables));
const ourCommands = new Set<string>(commandRows.map(([name]) => commandId(name)));
const foreignCommands = new Set(['workbench.trust.manage', 'vscode.openFolder', 'mistralGuard.findings.focus']);

suite('The manifest', () => {
  test('is what the tables in code say, in both directions', () => {
    for (const part of Object.keys(generated))
      assert.deepEqual(manifest[part], generated[part], `package.json’s ${part} is behind: run npm run manifest`);
  });

  test('has its texts in package.nls.json, where translations find them', () => {
    assert.deepEqual(JSON.parse(readFileSync('package.nls.json', 'utf8')), english, 'behind: run npm run manifest');
  });

  test('is told in the README: every command and every setting', () => {
    const readme = readFileSync('README.md', 'utf8');
    assert.equal(withTables(readme), readme, 'behind: run npm run manifest');
    for (const [name] of settingRows) assert.ok(readme.includes(`\`${settingId(name)}\``), name);
  });

  test('asks only context keys that somebody sets, of views that exist', () => {
    for (const { key, value } of [...whenClauses(), ...stepRows.map(([, { doneWhen }]) => doneWhen)].flatMap((clause) =>
      keysOf(clause),
    )) {
      if (key.startsWith('mistralGuard.'))
        assert.ok(Object.hasOwn(contextKeys, key.slice('mistralGuard.'.length)), `nobody sets ${key}`);
      if (key === 'view')
        assert.ok(
          viewRows.some(([name]) => viewId(name) === value),
          `there is no view ${value}`,
        );
    }
  });

  test('links welcome texts and the walkthrough to commands that exist', () => {
    const welcomes = viewRows.flatMap(([, row]) => row.welcome.map(({ text }) => text));
    const linked = [...welcomes, ...stepRows.map(([, { text }]) => text)].flatMap(commandLinks);
    assert.ok(linked.length > 0);
    for (const command of linked) assert.ok(ourCommands.has(command) || foreignCommands.has(command), command);
  });

  test('gives every setting a scope, a description and a default of its own kind', () => {
    for (const [name, row] of settingRows) {
      assert.match(row.description, /\.$/, `${name} wants a description that is a sentence`);
      assert.equal(Array.isArray(row.default) ? 'array' : typeof row.default, row.type, name);
    }
  });

  test('keeps what goes online, and the guards, out of a workspace’s reach', () => {
    const restricted: string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    for (const [name, row] of settingRows) {
      if (!row.tags?.includes('usesOnlineServices') && !/guard/i.test(name)) continue;
      assert.ok(['machine', 'application'].includes(row.scope), `${name} could be set by a repository`);
      assert.ok(restricted.includes(settingId(name)), name);
    }
  });

  test('points at pictures that exist', () => {
    const pictures = stepRows.map(([, { picture }]) => `media/walkthrough/${picture}.svg`);
    for (const picture of [manifest.icon, container.icon, ...pictures]) assert.ok(existsSync(picture), picture);
  });
});

function whenClauses(): string[] {
  const found: string[] = [];
  JSON.stringify(manifest.contributes, (key, value) => {
    if (key === 'when') found.push(value);
    return value;
  });
  assert.ok(found.length > 0);
  return found;
}

function commandLinks(text: string): string[] {
  return [...text.matchAll(/\(command:([\w.]+)/g)].flatMap(([, command]) => command ?? []);
}
