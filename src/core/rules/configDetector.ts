import type { Match } from '#core/detect/match.ts';
import { sayRow } from '#core/say.ts';
import type { Detector } from '#core/scan/detector.ts';
import type { LineFile, LineRule } from './config/lineRule.ts';
import { lineRules } from './configTable.ts';
import { infoOf } from './detector.ts';
import { maySpeakToMistral } from './gate.ts';
import type { Hit } from './rule.ts';
import { callRules } from './table.ts';

const calls: ReadonlySet<string> = new Set(callRules.map(({ id }) => id));

/** Rules for shell scripts carry the names of those for code and are described there. */
export const lineRuleInfos = lineRules.filter(({ id }) => !calls.has(id)).map(infoOf);

/** Settings, recipes and locks. */
export const configDetector: Detector = {
  rules: lineRuleInfos,
  mayMatch: maySpeakToMistral,
  matches: ({ path, text, wantsFixes }) =>
    lookAtLines({ path, text }).map(({ rule, hit }) => ({
      ...matchOf(rule, hit, text),
      ...(wantsFixes ? { fixes: hit.fixes() } : {}),
    })),
};

export function lookAtLines({ path, text }: LineFile): readonly { readonly rule: LineRule; readonly hit: Hit }[] {
  const file = { path: path.replaceAll('\\', '/'), text };
  return lineRules
    .filter(({ files }) => files.test(file.path))
    .flatMap((rule) => rule.hits(file).map((hit) => ({ rule, hit })))
    .toSorted((a, b) => a.hit.span.start - b.hit.span.start);
}

function matchOf(rule: LineRule, { span, message, severity }: Hit, text: string): Match {
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    start: span.start,
    end: span.end,
    content: text.slice(span.start, span.end),
    preview: '',
    explanation: { tier: 'code', title: sayRow(rule.title), because: [sayRow(rule.why)] },
  };
}
