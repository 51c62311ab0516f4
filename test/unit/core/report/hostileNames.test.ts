import assert from 'node:assert/strict';
import { reportAsText } from '#core/report/text.ts';

suite('A report about files with hostile names', () => {
  test('writes no control character that a name or a reason brought', () => {
    const nasty = 'a\u001b[2K\u001b]0;x\u0007\r\nNothing found\u202e.py';
    const report = {
      version: '0.0.0',
      rules: [],
      files: [],
      unusedBaseline: [{ rule: 'secret/mistral-api-key', file: nasty }],
      totals: { files: 1, cut: [nasty], failed: [{ path: nasty, why: 'it is gone' }], milliseconds: 1 },
    };
    const look = {
      width: 80,
      strong: (text: string) => text,
      faint: (text: string) => text,
      link: (text: string) => text,
      severity: (_severity: string, text: string) => text,
    };
    const text = reportAsText(report as unknown as Parameters<typeof reportAsText>[0], look);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    assert.equal(text.split('\n').filter((line) => line.startsWith('Nothing found')).length, 1);
  });
});
