import type { Check, Checklist } from '#core/report/checks.ts';
import { say } from '#core/say.ts';
import { codeChecks, runtimeChecks } from './codeChecks.ts';
import { configChecks } from './configChecks.ts';
import type { AuditFacts } from './facts.ts';
import type { AuditCheck } from './judge.ts';
import { keyChecks } from './keyChecks.ts';

/** The security checklist of an integration with Mistral, in the order of the page. */
export const auditChecks: readonly AuditCheck[] = [...keyChecks, ...codeChecks, ...configChecks, ...runtimeChecks];

export function audit(facts: AuditFacts): Checklist {
  const checks = auditChecks.map(({ id, group, title, fix, judge }): Check => {
    const judgement = judge(facts);
    return {
      id,
      group: group(),
      title: title(),
      ...judgement,
      ...(judgement.verdict === 'fail' ? { fix: fix() } : {}),
    };
  });
  return { title: say('Audit of the Mistral integration'), summary: summaryOf(checks), checks };
}

function summaryOf(checks: readonly Check[]): string {
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  if (failed === 0) return say('Nothing here needs a repair.');
  return failed === 1 ? say('One check needs a repair.') : say('{0} checks need a repair.', failed);
}
