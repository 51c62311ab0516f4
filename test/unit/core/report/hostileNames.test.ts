import assert from 'node:assert/strict';
import { checklistAsMarkdown } from '#core/report/checks.ts';
import { checklistAsText } from '#core/report/checksText.ts';
import { reportAsText } from '#core/report/text.ts';

const nasty = 'a\u001b[2K\u001b]0;x\u0007\r\nNothing found\u202e.py';

const look = {
  width: 80,
  strong: (text: string) => text,
  faint: (text: string) => text,
  link: (text: string) => text,
  severity: (_severity: string, text: string) => text,
};

const checklist = (name: string) => ({
  title: 'Audit',
  summary: '',
  checks: [
    {
      id: 'audit/sdk-version',
      group: 'Code',
      title: 'The SDK is a good one',
      verdict: 'fail' as const,
      evidence: `mistralai 1.0, in ${name}.`,
      places: [{ path: name, line: 1 }],
    },
  ],
});

suite('A report about files with hostile names', () => {
  test('writes no control character that a name or a reason brought', () => {
    const report = {
      version: '0.0.0',
      rules: [],
      files: [],
      unusedBaseline: [{ rule: 'secret/mistral-api-key', file: nasty }],
      totals: { files: 1, cut: [nasty], failed: [{ path: nasty, why: 'it is gone' }], milliseconds: 1 },
    };
    const text = reportAsText(report as unknown as Parameters<typeof reportAsText>[0], look);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    assert.equal(text.split('\n').filter((line) => line.startsWith('Nothing found')).length, 1);
  });

  test('writes none as a checklist either', () => {
    const text = checklistAsText(checklist(nasty), look);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    assert.ok(!text.split('\n').some((line) => line.startsWith('Nothing found')));
  });

  test('has no picture, no link and no tag of theirs in Markdown', () => {
    const markdown = checklistAsMarkdown(checklist('![x](https://attacker.example/p.png)](command:y)<img src=x>.py'));
    assert.doesNotMatch(markdown, /(?<!\\)(?:!\[|<|\]\((?:https?|command):)/);
    assert.equal(markdown.match(/(?<!\\)\]\(/g)?.length, 1);
  });
});
