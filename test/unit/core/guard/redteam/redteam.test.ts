import assert from 'node:assert/strict';
import { presets } from '#core/guard/policy/policy.ts';
import { redTeamMarkdown, redTeamText } from '#core/guard/redteam/report.ts';
import { redTeam } from '#core/guard/redteam/run.ts';
import { plainFingerprint } from '#test/support/guard/local.ts';

const run = (policy = presets.standard) => redTeam({ policy, known: {}, fingerprint: plainFingerprint });

suite('The red team', () => {
  test('finds nothing to get through the policies that are shipped', () => {
    assert.deepEqual(run().misses, []);
    assert.deepEqual(run(presets.strict).misses, []);
  });

  test('tries every class', () => assert.equal(run().tallies.length, 8));

  test('gets through a policy with a hole, and says where', () => {
    const { misses } = run({ ...presets.standard, 'redact.card': 'allow' });
    assert.deepEqual(
      misses.map(({ text }) => text),
      ['The card is 4111 1111 1111 1111.'],
    );
  });

  test('reports what held and what did not, on one line each', () => {
    const report = run({ ...presets.standard, 'redact.iban': 'allow' });
    assert.match(redTeamText(report, 'standard'), /personal data +what should not be sent +7 of 8/);
    assert.match(redTeamText(report, 'standard'), /Not held:\n {2}personal data: allow {2}Transfer it to DE89/);
    assert.match(redTeamMarkdown(report), /\| personal data \| what should not be sent \| 7 of 8 \|/);
  });
});
