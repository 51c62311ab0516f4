import { decimal } from '#core/amounts.ts';
import { say } from '#core/say.ts';
import type { Severity } from '#core/scan/rule.ts';
import type { Candidate } from './candidates.ts';
import { plainCandidates } from './candidates.ts';
import { base64Candidates, concatenatedCandidates } from './encoded.ts';
import { fileEvidence } from './evidence.ts';
import type { Document, Verdict } from './judge.ts';
import { judge } from './judge.ts';
import type { Match, Tier } from './match.ts';
import { preview } from './match.ts';
import { mistralRule } from './mistralRule.ts';

/** How far around a candidate its owner is looked for. Fixed, so that a file costs no more than its length. */
const windows = { before: 1200, after: 700 } as const;

/** `whole` is the document that the text is a part of, where it is only a cell of it. */
export function* mistralMatches(text: string, whole = text): Generator<Match> {
  const document = documentOf(whole);
  for (const candidate of candidatesIn(text)) {
    if (liesInBase64(text, candidate) || isEncrypted(text, candidate)) continue;
    const verdict = judge({ ...windowsAround(text, candidate), document });
    if (verdict !== undefined) yield matchOf(candidate, verdict);
  }
}

function* candidatesIn(text: string): Generator<Candidate> {
  yield* plainCandidates(text);
  yield* base64Candidates(text);
  yield* concatenatedCandidates(text);
}

function windowsAround(text: string, { start, end }: Candidate): { before: string; after: string } {
  return {
    before: unescaped(text.slice(Math.max(0, start - windows.before), start)),
    after: unescaped(text.slice(end, end + windows.after)),
  };
}

/** URL and JSON escapes hide the punctuation that ties a name to its value. */
function unescaped(text: string): string {
  return text.replace(
    /%(?:25)?([2-7][0-9A-Fa-f])|\\u00([2-7][0-9a-f])|&#x([2-7][0-9A-Fa-f]);|&quot;/g,
    (_, percent?: string, unicode?: string, entity?: string) =>
      String.fromCharCode(Number.parseInt(percent ?? unicode ?? entity ?? '22', 16)),
  );
}

function documentOf(text: string): Document {
  let evidence: ReturnType<typeof fileEvidence> | undefined;
  return { text, evidence: () => (evidence ??= fileEvidence(text)) };
}

const base64Row = /^[\s"'`+\\]*[A-Za-z0-9+/]{40,}={0,2}[\s"'`+,;\\]*$/;

/** The short last row of an embedded image or certificate looks just like a key. */
function liesInBase64(text: string, { start }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - 300), start);
  const lineStart = before.lastIndexOf('\n');
  if (lineStart < 0 || /[^\s"'`+\\]/.test(before.slice(lineStart))) return false;
  return base64Row.test(before.slice(before.lastIndexOf('\n', lineStart - 1) + 1, lineStart));
}

/** What tools write that keep secrets in files: of the key itself it tells nothing. */
const ciphertext = /(?:ENC\[|\{cipher\}|vault:v\d+:|\$ANSIBLE_VAULT)[^\s\]]{0,60}\s*$/;

const isEncrypted = (text: string, { start }: Candidate): boolean =>
  ciphertext.test(text.slice(Math.max(0, start - 90), start));

const severities: Partial<Record<Tier, Severity>> = { file: 'warning' };

function matchOf({ start, end, value, shape, form }: Candidate, verdict: Verdict): Match {
  return {
    rule: mistralRule.id,
    severity: verdict.reachesBrowsers ? 'error' : (severities[verdict.tier] ?? 'error'),
    message: messageOf(value, verdict),
    start,
    end,
    content: value,
    preview: preview(value),
    explanation: {
      tier: verdict.tier,
      ...(verdict.owner === undefined ? {} : { owner: verdict.owner }),
      entropy: Math.round(shape.entropy * 100) / 100,
      because: [
        verdict.because,
        say('32 characters at {0} bits each, unlike any name', decimal(shape.entropy, 2)),
        ...(form === 'plain'
          ? []
          : [form === 'base64' ? say('it is written in base64') : say('it is written in pieces')]),
        ...(verdict.reachesBrowsers ? [say('the name is compiled into what browsers download')] : []),
      ],
    },
  };
}

function messageOf(value: string, { owner, reachesBrowsers }: Verdict): string {
  const seen = owner === undefined ? preview(value) : `${preview(value)} (${owner})`;
  return reachesBrowsers
    ? say('Hard-coded Mistral key {0} that every visitor can download', seen)
    : say('Hard-coded Mistral key {0}', seen);
}
