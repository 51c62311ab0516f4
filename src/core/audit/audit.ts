import type { Check, Checklist } from '#core/report/checks.ts';
import { codeChecks, runtimeChecks } from './codeChecks.ts';
import { configChecks } from './configChecks.ts';
import type { AuditFacts } from './facts.ts';
import type { AuditCheck } from './judge.ts';
import { keyChecks } from './keyChecks.ts';

/** The security checklist of an integration with Mistral, in the order of the page. */
export const auditChecks: readonly AuditCheck[] = [...keyChecks, ...codeChecks, ...configChecks, ...runtimeChecks];

export function audit(facts: AuditFacts): Checklist {
  const checks = auditChecks.map(({ judge, fix, ...row }): Check => {
    const judgement = judge(facts);
    return { ...row, ...judgement, ...(judgement.verdict === 'fail' ? { fix } : {}) };
  });
  return { title: 'Audit of the Mistral integration', summary: summaryOf(checks), checks };
}

function summaryOf(checks: readonly Check[]): string {
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  if (failed === 0) return 'Nothing here needs a repair.';
  return `${failed === 1 ? 'One check needs' : `${failed} checks need`} a repair.`;
}
