import assert from 'node:assert/strict';
import { applyEdits } from '#core/rules/fix/edit.ts';
import type { Project } from '#core/rules/syntax/source.ts';
import { looking } from '#test/support/looking.ts';
import { fixtureFiles, readFixtures } from '#test/support/ruleFixtures.ts';
import { writtenOtherwise } from '#test/support/writtenOtherwise.ts';

const firing = fixtureFiles('calls')
  .flatMap(readFixtures)
  .filter(({ fires }) => fires);

interface Repair {
  readonly rule: string;
  readonly title: string;
  readonly text: string;
}

const repairs = (path: string, text: string, project: Project) =>
  looking(
    path,
    text,
    (found) => ({
      rules: found.map(({ rule }) => rule.id),
      repairs: found.flatMap(({ rule, fixes }) =>
        fixes().map(({ title, edits }): Repair => ({ rule: rule.id, title, text: applyEdits(text, edits) })),
      ),
    }),
    project,
  );

const state = (path: string, text: string, project: Project) =>
  looking(
    path,
    text,
    (found, source) => ({
      rules: found.map(({ rule }) => rule.id),
      steps: found.flatMap(({ steps = [] }) => steps).length,
      broken: source.nodeAt(0).tree.rootNode.hasError,
    }),
    project,
  );

const count = (rules: readonly string[], rule: string): number => rules.filter((each) => each === rule).length;

suite('Every fix', () => {
  for (const { rule, path, title, text, project } of firing)
    test(`${rule}: ${title}`, async () => {
      for (const written of writtenOtherwise(path, text)) await everyFixHolds(path, written, project);
    });
});

async function everyFixHolds(path: string, text: string, project: Project): Promise<void> {
  const before = await repairs(path, text, project);
  const was = await state(path, text, project);
  assert.ok(before !== undefined && was !== undefined, 'not looked at');
  assert.equal(was.broken, false, `the fixture itself does not parse:\n${text}`);
  for (const repair of before.repairs) {
    const after = (await state(path, repair.text, project)) ?? { rules: [], steps: 0, broken: false };
    assert.equal(after.broken, false, `“${repair.title}” leaves broken code:\n${repair.text}`);
    const gone = count(after.rules, repair.rule) < count(before.rules, repair.rule) || after.steps < was.steps;
    assert.ok(gone, `${repair.rule} is still there after “${repair.title}”:\n${repair.text}`);
    const fresh: readonly string[] = after.rules.filter((each) => count(after.rules, each) > count(before.rules, each));
    assert.deepEqual(fresh, [], `“${repair.title}” makes other rules fire:\n${repair.text}`);
  }
}
