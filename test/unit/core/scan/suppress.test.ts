import assert from 'node:assert/strict';
import { isOpen } from '#core/scan/finding.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { scanText } from '#test/support/leaks/scanText.ts';

const line = () => `MISTRAL_API_KEY=${makeMistralKey()}`;
const only = (text: string, hearNothing = false) => {
  const [finding] = scanText(text, 'x.sh', { hearNothing });
  assert.ok(finding !== undefined);
  return finding;
};

suite('Suppressions', () => {
  const heard: readonly (readonly [what: string, text: string, reason: string])[] = [
    ['a comment on the line', `${line()} # mistral-guard-ignore -- revoked`, 'revoked'],
    ['a comment with the rule', `${line()} # mistral-guard-ignore secret/mistral-api-key -- revoked`, 'revoked'],
    ['a comment above', `# mistral-guard-ignore-next-line -- a test\n${line()}`, 'a test'],
    ['a comment that is closed', `${line()} /* mistral-guard-ignore -- revoked */`, 'revoked'],
    ['gitleaks', `${line()} # gitleaks:allow`, 'gitleaks:allow'],
    ['detect-secrets', `${line()} # pragma: allowlist secret`, 'pragma: allowlist secret'],
    ['detect-secrets, above', `# pragma: allowlist nextline secret\n${line()}`, 'pragma: allowlist nextline secret'],
    ['secretlint, above', `# secretlint-disable-next-line\n${line()}`, 'secretlint-disable-next-line'],
    ['secretlint, a block', `# secretlint-disable\nx\n${line()}\n# secretlint-enable`, 'secretlint-disable'],
    ['trufflehog', `${line()} # trufflehog:ignore`, 'trufflehog:ignore'],
    ['bandit', `${line()} # nosec`, 'nosec'],
    ['a comment after an apostrophe', `${line()} # it's old, gitleaks:allow`, 'gitleaks:allow'],
    ['a comment after a string with a quote', `print("\\"#"); ${line()} // nosec`, 'nosec'],
    ['a line within a longer comment', `/*\n * mistral-guard-ignore-next-line -- a test\n${line()}`, 'a test'],
    ['HTML', `${line()} <!-- mistral-guard-ignore -- a test -->`, 'a test'],
  ];
  for (const [what, text, reason] of heard)
    test(`${what} is heard`, () => {
      assert.equal(only(text).suppression?.reason, reason);
      assert.ok(isOpen(only(text, true)), 'but not with --no-ignore');
    });

  const unheard: readonly (readonly [what: string, text: string])[] = [
    ['ours for another rule', `${line()} # mistral-guard-ignore call/no-timeout -- because`],
    ['a comment two lines above', `# mistral-guard-ignore-next-line -- because\n\n${line()}`],
    ['ours for this line, one line above', `x # mistral-guard-ignore -- because\n${line()}`],
    ['words in a string above', `hint = "# mistral-guard-ignore-next-line -- x"\n${line()}`],
    ['words in a string of the same line', `MISTRAL_API_KEY="${makeMistralKey()}"; print("nosec")`],
    ['words in a field', `{"MISTRAL_API_KEY": "${makeMistralKey()}", "note": "gitleaks:allow"}`],
    ['secretlint after its end', `# secretlint-disable\n# secretlint-enable\n${line()}`],
  ];
  for (const [what, text] of unheard) test(`${what} is not heard`, () => assert.ok(isOpen(only(text))));

  test('ours without a reason is not heard, and the finding says why', () => {
    const finding = only(`${line()} # mistral-guard-ignore`);
    assert.ok(isOpen(finding));
    assert.match(finding.explanation.because.join(), /gives no reason/);
  });

  test('in a notebook the comment stands in the cell', () => {
    const source = [`MISTRAL_API_KEY="${makeMistralKey()}"  # mistral-guard-ignore -- revoked\n`];
    const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source }] }, null, 1);
    assert.equal(scanText(notebook, 'n.ipynb')[0]?.suppression?.reason, 'revoked');
  });
});
